//! A release as a table for spreadsheets.

use crate::made_up::{complete, question_set};
use candour::open_round::OpenRound;
use candour::question_set::{Draft, DraftStatement};
use candour::release::Release;
use candour::round::Round;
use candour::totals::BatchId;
use candour::transfer::csv::{self, Dialect};

fn release_called(team: &str, label: &str, title: &str, text: &str, people: usize) -> Release {
    let draft = Draft {
        id: "words".into(),
        title: "Words".into(),
        points: 5,
        lowest: 1,
        areas: vec![("a".into(), title.into())],
        statements: vec![DraftStatement { id: "-s".into(), area: "a".into(), text: text.into(), reversed: false }],
        ..Draft::default()
    };
    let set = draft.check().expect("a valid set");
    let round = Round { team: crate::made_up::name(team), label: crate::made_up::name(label), ..crate::made_up::round(40, 5) };
    let mut open = OpenRound::open(round, set.clone(), BatchId([7; 16]));
    for answers in complete(&set, people) {
        open.count(crate::made_up::sheet(&set, &answers)).expect("counted");
    }
    open.close().expect("enough people")
}

fn encode(release: &Release) -> String {
    csv::encode(release, Dialect::Comma)
}

fn lines(release: &Release) -> Vec<String> {
    let table = encode(release);
    let table = table.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(table.ends_with("\r\n"));
    table.trim_end_matches("\r\n").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_cell_that_begins_like_a_formula_gets_an_apostrophe_inside_its_quotes() {
    for first in ["=", "+", "-", "@"] {
        let name = format!("{first}cmd|' /C calc'!A0");
        let table = encode(&release_called(&name, &name, &name, &name, 5));
        assert_eq!(table.matches(&format!("\"'{name}\"")).count(), 6, "{first}");
        assert_eq!(table.matches(&format!("\"{first}")).count(), 0, "{first}");
        assert!(!table.contains(&format!(",{first}")), "{first}");
    }
    // Ids may begin with a hyphen too.
    assert!(encode(&release_called("A", "B", "C", "D", 5)).contains("\"'-s\""));
}

#[test]
fn quotes_commas_and_semicolons_in_a_name_stay_in_their_cell() {
    let table = lines(&release_called("A \"B\", C; D", "1,2", "x", "y", 5));
    assert!(table[1].contains(",\"A \"\"B\"\", C; D\",\"1,2\","), "{}", table[1]);
}

#[test]
fn the_table_for_countries_with_a_decimal_comma_holds_the_same() {
    let set = question_set(5, &[3]);
    let release = crate::made_up::release(&set, &complete(&set, 24));
    let read = |text: &str, separator: u8| {
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark").to_owned();
        let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(std::io::Cursor::new(text));
        reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let comma = read(&encode(&release), b',');
    let semicolon = csv::encode(&release, Dialect::Semicolon);
    assert!(semicolon.contains(";3,") && !semicolon.contains(";3."), "{semicolon}");
    let with_points: Vec<Vec<String>> = read(&semicolon, b';')
        .into_iter()
        .map(|row| {
            row.into_iter()
                .map(|cell| if cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') { cell.replace(',', ".") } else { cell })
                .collect()
        })
        .collect();
    assert_eq!(with_points, comma);
}

#[test]
fn no_text_is_live_in_the_table_with_semicolons() {
    for first in ["=1+1", "+1", "-1", "@SUM(1)", "a;=1+1", "a,=1+1"] {
        let table = csv::encode(&release_called(first, first, first, first, 5), Dialect::Semicolon);
        assert!(cells(&table).iter().all(|cell| !is_live(cell)), "{table}");
    }
}

#[test]
fn an_area_row_has_the_figures_that_are_shown() {
    let set = question_set(5, &[3]);
    // Everybody at 4 keyed: average 4, score 75, and the interval of a unanimous team.
    let table = lines(&crate::made_up::release(&set, &vec![vec![4, 4, 2]; 8]));
    assert_eq!(
        table[0],
        "row,id,text,reversed,n,answered_all,average,low,high,width_from,score,unfavourable,neutral,favourable,point_1,point_2,point_3,point_4,point_5,\
         team,round,opened,invited,sheets,kind,origin,made_here,question_set"
    );
    let facts = "\"Team\",\"Autumn\",\"2026-09-01\",8,8,\"real\",\"shared-device\",\"yes\",\"made-up\"";
    assert_eq!(table[1], format!("\"area\",\"a0\",\"Area 0\",,8,8,4.0000,3.9000,4.1000,\"own-spread\",75.0000,,,,,,,,,{facts}"));
    assert_eq!(table[2], format!("\"statement\",\"s0-0\",\"Statement 0 of area 0.\",\"no\",8,,,,,,,0,0,8,,,,,,{facts}"));
    assert_eq!(table.len(), 5);
}

#[test]
fn a_statement_row_has_bands_from_eight_and_points_from_twenty_people() {
    let set = question_set(5, &[3]);
    let eight = lines(&crate::made_up::release(&set, &vec![vec![4, 3, 2]; 8]));
    assert!(eight[2].contains(",8,,,,,,,0,0,8,,,,,,\"Team\""), "{}", eight[2]);
    assert!(eight[3].contains(",8,,,,,,,0,8,0,,,,,,\"Team\""), "{}", eight[3]);
    let twenty = lines(&crate::made_up::release(&set, &vec![vec![4, 3, 2]; 20]));
    assert!(twenty[2].contains(",20,,4.0000,,,,75.0000,0,0,20,0,0,0,20,0,\"Team\""), "{}", twenty[2]);
}

/// The scale is as ticked, as in a report, because the wording stands beside it. What speaks for the area has a name that says so.
#[test]
fn a_reverse_scored_statement_has_points_and_average_as_ticked_and_favourable_answers_by_name() {
    let set = question_set(5, &[3]);
    assert!(set.statements()[2].reversed);
    let eight = lines(&crate::made_up::release(&set, &vec![vec![4, 3, 2]; 8]));
    assert!(eight[4].contains(",\"yes\",8,,,,,,,0,0,8,,,,,,\"Team\""), "{}", eight[4]);
    let twenty = crate::made_up::release(&set, &vec![vec![4, 3, 2]; 20]);
    let row = &lines(&twenty)[4];
    assert!(row.contains(",\"yes\",20,,2.0000,,,,75.0000,0,0,20,0,20,0,0,0,\"Team\""), "{row}");
    // The same average that the report says.
    let report = candour::report::Report::of(&twenty);
    let numbers =
        report.areas[0].statements.iter().find(|statement| statement.statement == 2).and_then(|statement| statement.shown.clone());
    let numbers = numbers.expect("twenty answers");
    assert_eq!((numbers.mean(), numbers.points), (Some(2.0), Some(vec![0, 20, 0, 0, 0])));
}

#[test]
fn two_halves_leave_the_middle_column_empty() {
    let set = question_set(4, &[3]);
    let table = lines(&crate::made_up::release(&set, &vec![vec![3, 2, 1]; 8]));
    assert!(table[2].contains(",8,,,,,,,0,,8,,,,,\"Team\""), "{}", table[2]);
}

#[test]
fn what_is_withheld_is_an_empty_cell_and_every_row_has_every_column() {
    let set = question_set(7, &[1, 2, 5]);
    for people in [5, 8, 20] {
        let mut sheets = complete(&set, people);
        for answers in &mut sheets[..people - 3] {
            answers[3..].fill(0);
        }
        let release = crate::made_up::release(&set, &sheets);
        for line in lines(&release) {
            // No text of this set has a comma.
            assert_eq!(line.split(',').count(), 14 + 7 + 9, "{line}");
        }
        assert!(lines(&release)[3].starts_with("\"area\",\"a2\",\"Area 2\",,,,,,,,,"));
    }
}

/// What some program takes for cells of a table: one for each separator, whether it knows our quotes or not.
fn cells(table: &str) -> Vec<String> {
    let table = table.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut cells = Vec::new();
    for separator in [b',', b';', b'\t', b'|'] {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(table.as_bytes());
        for row in reader.records() {
            cells.extend(row.expect("a row").iter().map(str::to_owned));
        }
        cells.extend(table.split(['\r', '\n', char::from(separator)]).map(str::to_owned));
    }
    cells
}

/// Whether a spreadsheet that drops white space and quotes at the start of a cell takes the rest for a formula.
fn is_live(cell: &str) -> bool {
    cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'])
}

#[test]
fn no_cell_is_live_for_any_separator_with_or_without_our_quotes() {
    for text in [
        "=1+1",
        "＝1+1",
        "\u{a0}=1+1",
        "x;=1+1;y",
        "x; =1+1",
        "x,@SUM(1;-2)",
        "x|+1",
        "x;\"=1+1",
        "x;\"\"\"=1+1\"",
        "\"=1+1",
        "x\";=1+1;\"",
        "a;;-1,,＋2",
        ";",
        "\";",
    ] {
        let table = encode(&release_called(text, text, text, text, 24));
        assert_eq!(cells(&table).into_iter().filter(|cell| is_live(cell)).collect::<Vec<_>>(), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_sign_that_begins_no_cell_stays_as_it_is() {
    for text in ["North - South", "R+D", "a = b", "mail@example.org", "Room: -1", "’s"] {
        assert!(encode(&release_called(text, text, text, text, 5)).contains(&format!(",\"{text}\",")), "{text}");
    }
}

#[test]
fn texts_of_a_question_set_that_begin_like_formulas_are_dead() {
    let set = candour::transfer::question_set_file::decode(include_bytes!("../inputs/set_formula_texts.json")).expect("a set");
    let table = encode(&crate::made_up::release(&set, &complete(&set, 24)));
    assert!(cells(&table).iter().all(|cell| !is_live(cell)), "{table}");
    for dead in [
        "\"'＝1+1 full width\"",
        "\"'-2+3+cmd (invented)\"",
        "\"'＠SUM(1,1) (invented)\"",
        "\"'=1+1 (invented, begins with a no-break space)\"",
    ] {
        assert!(table.contains(dead), "{dead} in {table}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_of_signs_separators_and_quotes_is_live(text in "[a=+@＝－\";,| \u{a0}'\\-]{1,24}") {
        // What is nothing but white space is no name.
        if let Ok(name) = candour::text::Name::new(&text) {
            let table = encode(&release_called(&name, &name, &name, &name, 24));
            proptest::prop_assert!(cells(&table).iter().all(|cell| !is_live(cell)), "{}", table);
        }
    }
}
