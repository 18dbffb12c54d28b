//! Tables of raw answers as spreadsheets and survey programs write them, in the native tools.

use crate::made_up::question_set;
use candour::native::raw_answers::{self, CellKind, Column, RawAnswers, TableError, WrittenTeam};
use candour::native::table::{NoTable, Separator};
use candour::question_set::QuestionSet;
use candour::transfer::question_set_file;
use proptest::prelude::*;
use std::fmt::Write;

/// Two statements in one area, `s0-0` and `s0-1`, the second reversed, on five points.
fn tiny() -> QuestionSet {
    question_set(5, &[2])
}

fn read(table: impl Into<Vec<u8>>) -> Result<RawAnswers, TableError> {
    raw_answers::read(&tiny(), table.into())
}

/// The only team of a table, as counts of both statements.
fn ticked(table: impl Into<Vec<u8>>) -> [Vec<u32>; 2] {
    let read = read(table).expect("a table");
    let all = &read.teams["all"];
    [0, 1].map(|statement| [all.statements[statement].ticked.as_slice(), &[all.statements[statement].skipped]].concat())
}

fn refused(table: impl Into<Vec<u8>>) -> TableError {
    read(table).expect_err("something is wrong")
}

fn sample(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name);
    std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A table of `tests/inputs`.
fn sample_read(name: &str) -> Result<RawAnswers, TableError> {
    raw_answers::read(&question_set_file::decode(&sample("set.json")).expect("a set"), sample(name))
}

fn sheets(read: &RawAnswers) -> Vec<(&str, u32)> {
    read.teams.iter().map(|(team, totals)| (team.as_str(), totals.sheets)).collect()
}

const TICKED: [[u32; 6]; 2] = [[0, 0, 1, 1, 0, 1], [1, 0, 0, 1, 1, 0]];

#[test]
fn commas_semicolons_and_tabs_are_all_the_same_with_and_without_quotes() {
    for separator in [",", ";", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            let plain = ["s0-0,s0-1", "3,5", "4,4", ",1", ""].join(end).replace(',', separator);
            assert_eq!(ticked(plain.clone()), TICKED, "{plain:?}");
            let quoted = ["\"s0-0\",\"s0-1\"", "\"3\",5", "4,\"4\"", "\"\",1"].join(end).replace(',', separator);
            assert_eq!(ticked(quoted.clone()), TICKED, "{quoted:?}");
            assert_eq!(ticked(format!("\u{feff}{plain}")), TICKED, "a byte order mark");
        }
    }
    let separators = ["s0-0,s0-1", "s0-0;s0-1", "s0-0\ts0-1"].map(|header| read(header).expect("a table").separator);
    assert_eq!(separators, [Separator::Comma, Separator::Semicolon, Separator::Tab]);
}

#[test]
fn the_separator_is_the_one_that_names_the_statements() {
    assert_eq!(ticked("\"a, b, c, d\";s0-0;s0-1\nx,y;3;5\nx;4;4\nx;;1\n"), TICKED);
    assert_eq!(ticked("What, if; anything\ts0-0\ts0-1\n;;;;\t3\t5\n\t4\t4\n,\t\t1\n"), TICKED);
}

#[test]
fn the_line_by_which_excel_names_a_separator_is_no_row() {
    assert_eq!(ticked("sep=;\r\ns0-0;s0-1\r\n3;5\r\n4;4\r\n;1\r\n"), TICKED);
    assert!(matches!(refused("sep=;\r\ns0-0;s0-1\r\n3;x\r\n"), TableError::BadCell { row: 2, .. }));
}

#[test]
fn what_is_not_utf_8_is_named_with_what_to_do() {
    let table = "s0-0;s0-1;Größe\n3;5;\n4;4;\n";
    let units: Vec<u16> = table.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let four: Vec<u8> = table.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    for utf_16 in [little.clone(), big.clone(), [b"\xff\xfe", &little[..]].concat(), [b"\xfe\xff", &big[..]].concat()] {
        assert_eq!(refused(utf_16), NoTable::Wide("UTF-16").into());
    }
    assert_eq!(refused([b"\xff\xfe\0\0", &four[..]].concat()), NoTable::Wide("UTF-32").into());
    let windows = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect::<Vec<u8>>();
    assert_eq!(refused(windows(table)), NoTable::NotUtf8 { row: 1 }.into());
    assert_eq!(refused(windows("s0-0;s0-1;x\n3;5;\"a\n\nb\"\n4;4;B\u{fc}ro\n")), NoTable::NotUtf8 { row: 3 }.into());
    for error in [refused(little), refused(windows(table))] {
        assert!(error.to_string().ends_with("save it as “CSV UTF-8”"), "{error}");
    }
}

#[test]
fn a_workbook_or_a_picture_is_no_table() {
    for bytes in [&b"PK\x03\x04\x14\0"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"s0-0,s0-1\n1\0,2,3,4,5,6,7,8\n"] {
        assert_eq!(refused(bytes), NoTable::NotText.into());
    }
}

#[test]
fn a_table_of_nothing_is_said_to_be_empty() {
    for nothing in ["", "\u{feff}", "\n\n", " \r\n", ",,,\n,,\n", ";;\n\n;\n", "\t", "sep=;\n"] {
        assert_eq!(refused(nothing), NoTable::Empty.into(), "{nothing:?}");
    }
    let header_only = read("s0-0,s0-1\n").expect("a table");
    assert!(header_only.teams.is_empty());
}

#[test]
fn rows_in_which_nothing_stands_are_passed_over_and_counted() {
    let read = read("\n,,\ns0-0,s0-1,\n3,5,\n,,\n\n , \u{a0},\n4,4,\n,1,\n,\n,,,,,,\n\n\n").expect("a table");
    assert_eq!((read.teams["all"].sheets, read.empty_rows), (3, 9));
    // Somebody is behind a row in which at least something stands.
    let skipped = self::read("when,s0-0,s0-1\n1 May,,\n,,\n").expect("a table");
    assert_eq!((skipped.teams["all"].sheets, skipped.empty_rows), (1, 1));
    let of_a_team = self::read("team,s0-0,s0-1\nA,,\n,,\n").expect("a table");
    assert_eq!((of_a_team.teams["A"].sheets, of_a_team.empty_rows), (1, 1));
}

#[test]
fn rows_are_counted_as_a_spreadsheet_shows_them() {
    // Two lines inside a cell are one row, an empty line is one as well.
    let table = "s0-0,s0-1,note\r\n3,5,\"a\r\n\r\nb\"\r\n\r\n4,x,\r\n";
    assert!(matches!(refused(table), TableError::BadCell { row: 4, .. }), "{:?}", refused(table));
    assert!(matches!(refused("\n\ns0-0,s0-1\n4,x\n"), TableError::BadCell { row: 4, .. }));
    assert!(matches!(refused("s0-0,s0-1\n\"4\n\",5\n4,x"), TableError::BadCell { row: 2 | 3, .. }));
}

#[test]
fn columns_have_the_letters_of_a_spreadsheet() {
    let shown = |at: usize, name: &str| Column { at, name: name.into() }.to_string();
    assert_eq!([0, 1, 25, 26, 27, 51, 52, 701, 702].map(|at| shown(at, "")), ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    assert_eq!(shown(2, "S3"), "C (S3)");
    assert_eq!(shown(2, "a\u{202e}b\u{7}"), "C (a\u{fffd}b\u{fffd})");
}

#[test]
fn of_a_bad_cell_place_and_kind_are_said() {
    for (cell, kind, words) in [
        ("0", CellKind::OutOfRange, "a number outside 1 to 5"),
        ("6", CellKind::OutOfRange, "a number outside 1 to 5"),
        ("-1", CellKind::OutOfRange, "a number outside 1 to 5"),
        ("-99", CellKind::OutOfRange, "a number outside 1 to 5"),
        ("256", CellKind::OutOfRange, "a number outside 1 to 5"),
        ("99999999999999999999", CellKind::OutOfRange, "a number outside 1 to 5"),
        ("3.0", CellKind::Decimal, "a decimal"),
        ("3,5", CellKind::Decimal, "a decimal"),
        ("-.5", CellKind::Decimal, "a decimal"),
        ("3.", CellKind::Decimal, "a decimal"),
        ("+3", CellKind::OddNumber, "a number with a plus sign or a zero in front"),
        ("03", CellKind::OddNumber, "a number with a plus sign or a zero in front"),
        ("00", CellKind::OddNumber, "a number with a plus sign or a zero in front"),
        ("NA", CellKind::Text, "text"),
        ("4 - agree", CellKind::Text, "text"),
        ("my manager reads this", CellKind::Text, "text"),
        ("٣", CellKind::Text, "text"),
        ("=1+1", CellKind::Text, "text"),
        ("1.2.3", CellKind::Text, "text"),
        (".", CellKind::Text, "text"),
        ("-", CellKind::Text, "text"),
        ("\u{200b}", CellKind::Text, "text"),
    ] {
        let error = refused(format!("team;s0-0;s0-1\nA;1;2\nA;1;\"{cell}\"\n"));
        let column = Column { at: 2, name: "s0-1".into() };
        assert_eq!(error, TableError::BadCell { row: 3, column, kind, lowest: 1, highest: 5 }, "{cell}");
        let said = format!("row 3, column C (s0-1): {words} where there should be a whole number from 1 to 5 or nothing");
        assert_eq!(error.to_string(), said, "{cell}");
    }
}

#[test]
fn a_sheet_without_a_team_is_named_by_its_place() {
    for nothing in ["", " ", "\u{a0}", "\u{200b}", "\u{3164}"] {
        let error = refused(format!("s0-0,s0-1,Team\n1,2,A\n1,2,{nothing}\n"));
        assert_eq!(error.to_string(), "row 3, column C (Team): nothing where there should be the name of a team", "{nothing:?}");
    }
}

#[test]
fn the_column_of_the_team_may_be_written_in_capitals_and_with_spaces() {
    for header in ["team", "Team", "TEAM", " team ", "\u{feff}Team", "tEAM\u{a0}"] {
        let read = read(format!("{header},s0-0,s0-1\nA,1,2\nB,1,2\n")).expect("a table");
        assert_eq!(sheets(&read), [("A", 1), ("B", 1)], "{header:?}");
    }
    let error = refused("team,s0-0,s0-1,TEAM\n");
    assert_eq!(error.to_string(), "two columns are called team: A and D");
    assert_eq!(refused("Team, team ,s0-0,s0-1\n").to_string(), "two columns are called team: A and B");
}

#[test]
fn a_statement_may_be_called_as_the_column_of_the_team_is() {
    let file = br#"{"id":"t","title":"T","scale":{"points":5,"lowest":1},"areas":[{"id":"a","title":"A"}],
        "statements":[{"id":"team","area":"a"},{"id":"b","area":"a"}]}"#;
    let set = question_set_file::decode_without_texts(file).expect("a set");
    let read = |table: &str| {
        raw_answers::read(&set, table.into()).map(|read| sheets(&read).iter().map(|(team, _)| (*team).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(read("team,b\n1,2\n"), Ok(vec!["all".to_owned()]));
    assert_eq!(read("team,b,Team\n1,2,X\n"), Ok(vec!["X".to_owned()]));
}

#[test]
fn teams_that_are_written_in_several_ways_are_listed_and_nothing_is_counted() {
    let written = |name: &str, row, rows| WrittenTeam { name: name.into(), row, rows };
    for [first, second] in [
        ["Lab", "lab"],
        ["Büro", "Bu\u{308}ro"],
        ["Lab 4", "Lab  4"],
        ["Lab 4", "Lab\u{a0}4"],
        ["Straße", "STRASSE"],
        ["ΟΔΟΣ", "οδος"],
        ["Å", "\u{212b}"],
        ["Lab", "La\u{ad}b"],
        ["Lab", "Lab\u{200b}"],
    ] {
        let error = refused(format!("team,s0-0,s0-1\n{first},1,2\n{second},1,2\n{first},1,2\nOther,1,2\n"));
        let TableError::TeamsAlike { groups } = &error else { panic!("{error}") };
        let mut expected = vec![written(first, 2, 2), written(second, 3, 1)];
        expected.sort_by(|one, other| one.name.cmp(&other.name));
        assert_eq!(*groups, [expected], "{first} and {second}");
        assert!(error.to_string().contains("(first in row 2, sheets: 2)") && !error.to_string().contains("Other"), "{error}");
    }
    let several = refused("team,s0-0,s0-1\nA,1,2\na,1,2\nB,1,2\nb,1,2\nc,1,2\n").to_string();
    assert!(several.contains("“A” (first in row 2, sheets: 1) = “a” (first in row 3, sheets: 1), “B”"), "{several}");
    // White space at the ends never counted.
    assert_eq!(sheets(&read("team,s0-0,s0-1\n Lab ,1,2\nLab,1,2\n").expect("a table")), [("Lab", 2)]);
}

#[test]
fn columns_that_are_no_statement_are_named_and_ignored() {
    let read = read("when;s0-0; team ;s0-1;;What, if anything?\n1 May;3;A;5;;much\n").expect("a table");
    let ignored: Vec<String> = read.ignored.iter().map(Column::to_string).collect();
    assert_eq!(ignored, ["A (when)", "E", "F (What, if anything?)"]);
}

#[test]
fn a_column_that_is_missing_or_stands_twice_is_named() {
    assert_eq!(refused("s0-0;x\n1;2\n").to_string(), "there is no column for s0-1 (cells are separated by semicolons)");
    assert_eq!(refused("s0-0,s0-1,s0-0\n").to_string(), "two columns are called s0-0: A and C");
    let set = question_set(5, &[12]);
    let error = raw_answers::read(&set, b"s0-0\n".to_vec()).expect_err("eleven are missing").to_string();
    assert!(error.contains("s0-1, s0-2, s0-3") && error.contains("s0-10 and 1 more"), "{error}");
}

/// A file without a header begins with somebody's answers.
#[test]
fn a_first_row_that_names_no_statement_is_not_repeated() {
    for table in ["4,5\n3,2\n", "my manager,reads this\n", "S0-0,S0-1\n"] {
        let error = refused(table);
        assert!(matches!(error, TableError::NoHeader { row: 1, .. }), "{error:?}");
        assert!(!error.to_string().contains("manager") && error.to_string().contains("s0-0, s0-1"), "{error}");
    }
}

#[test]
fn a_row_that_ends_before_what_counts_or_goes_on_behind_the_last_column_is_named() {
    let error = |row: &str| refused(format!("s0-0,s0-1,note\n{row}\n"));
    assert_eq!(error("1"), TableError::OtherLength { row: 2, cells: 1, columns: 3 });
    assert_eq!(error("1,2,x,y"), TableError::OtherLength { row: 2, cells: 4, columns: 3 });
    // Excel leaves empty cells at the end of rows out, and other programs write too many.
    for row in ["3,5", "3,5,", "3,5,,,"] {
        assert_eq!(read(format!("s0-0,s0-1,note\n{row}\n")).expect(row).teams["all"].sheets, 1);
    }
}

#[test]
fn a_quotation_mark_that_would_swallow_rows_is_named() {
    assert_eq!(refused("s0-0,s0-1\n1,\"2\n3,4\n"), NoTable::OpenQuote { row: 2 }.into());
    assert_eq!(refused("s0-0,s0-1,note\n1,2,\"a\n3,4,\"b\"\n"), NoTable::AfterQuote { row: 2 }.into());
    assert_eq!(refused("s0-0,s0-1,note\n\n1,2,\"a \\\"b\\\"\"\n"), NoTable::AfterQuote { row: 3 }.into());
    // One in the middle of a cell is an inch.
    assert_eq!(ticked("s0-0,s0-1,pipe\n3,5,5\"\n4,4,\"5\"\"\"\n,1,\n"), TICKED);
}

#[test]
fn the_samples_are_read_or_named() {
    let semicolons = sample_read("excel_semicolon_bom.csv").expect("a table");
    assert_eq!((sheets(&semicolons), semicolons.separator), (vec![("all", 12)], Separator::Semicolon));
    assert_eq!(sample_read("excel_unicode_text_utf16_tab.csv"), Err(NoTable::Wide("UTF-16").into()));
    assert_eq!(sheets(&sample_read("header_Team_capital.csv").expect("a table")), [("Büro", 6), ("Vertrieb Süd", 6)]);
    let trailing = sample_read("trailing_comma_rows.csv").expect("a table");
    assert_eq!((sheets(&trailing), trailing.empty_rows), (vec![("all", 12)], 8));
    assert_eq!(trailing.teams, semicolons.teams, "the same sheets");
    assert_eq!(sheets(&sample_read("teams_12_11_3.csv").expect("a table")), [("A", 12), ("B", 11), ("C", 3)]);
}

/// A word that nobody has in a header, an id or a message.
const SECRET: &str = "zqxjk";

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(bytes.clone());
        let _ = read([b"s0-0,s0-1,team\n", &bytes[..]].concat());
    }

    #[test]
    fn a_table_of_signs_that_mean_something_is_read_or_refused(text in "[s0\\-1,;\t\"\r\n 5é\u{feff}=sep]{0,60}") {
        let _ = read(text.clone());
        let table = read(format!("s0-0;s0-1\n{text}"));
        if let Ok(table) = table {
            let people: u32 = table.teams.values().map(|totals| totals.sheets).sum();
            prop_assert!(u64::from(people) + table.empty_rows < 62);
        }
    }

    /// Wherever somebody's words stand, an error does not repeat them.
    #[test]
    fn no_error_holds_what_stands_in_a_cell(
        cells in prop::collection::vec(prop::collection::vec(prop_oneof!["[1-5]", "", Just(SECRET.to_owned()), "[a-c,;\" \n]{0,4}"], 1..5), 1..6),
        separator in prop_oneof![Just(','), Just(';'), Just('\t')],
        broken in prop::option::of(0usize..200),
    ) {
        let mut text = format!("s0-0{separator}s0-1{separator}note\n");
        for row in cells {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace(SECRET, &format!("{SECRET} 3")).replace('"', "\"\""))).collect();
            writeln!(text, "{}", quoted.join(&separator.to_string())).expect("a text");
        }
        let mut bytes = text.into_bytes();
        if let Some(at) = broken.filter(|&at| at < bytes.len()) {
            bytes.remove(at);
        }
        if let Err(error) = read(bytes) {
            prop_assert!(!error.to_string().contains(SECRET) && !format!("{error:?}").contains(SECRET), "{}", error);
        }
    }
}
