//! The numbers of the documentation.

use candour_pinning::table::{Block, tables};

const THREAT_MODEL: &str = include_str!("../../../../docs/threat-model.md");
const APPENDIX: &str = include_str!("../../../../docs/disclosure-tables.md");
const STATISTICS: &str = include_str!("../../../../docs/statistics.md");

fn text(file: &str) -> &'static str {
    match file {
        "docs/threat-model.md" => THREAT_MODEL,
        "docs/disclosure-tables.md" => APPENDIX,
        "docs/statistics.md" => STATISTICS,
        _ => panic!("{file} is not read here"),
    }
}

/// The lines of a table with their names, as recorded under its head.
fn recorded(file: &str, head: &str) -> Vec<&'static str> {
    let (_, below) = text(file).split_once(head).unwrap_or_else(|| panic!("{file} has no table with the head {head}"));
    below.lines().skip(1).take_while(|line| line.starts_with('|')).collect()
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

/// The share that a cell tells of, the greater where it tells of two.
fn share(cell: &str) -> f64 {
    let number = |text: &str| text.replace(',', "").parse::<f64>().unwrap_or_else(|_| panic!("not a share: {cell}"));
    let words: Vec<&str> = cell.split([' ', '-']).collect();
    match *words.as_slice() {
        ["never" | "none", ..] => 0.0,
        ["nearly", "all"] => 1.0,
        ["under", "1", "in", _] => 1e-9,
        ["under", "1", "of", "100"] => 0.005,
        [.., "1", "in", many] => number(many).recip(),
        [many, "of", "100"] => number(many) / 100.0,
        [many, "of", teams, "found"] => number(many) / number(teams),
        [.., percent, "±", _, "%"] | [.., percent, "%"] => number(percent) / 100.0,
        _ => panic!("not a share: {cell}"),
    }
}

#[test]
fn no_share_of_what_is_known_is_above_the_one_in_the_documentation_and_none_is_below_without_being_written_there() {
    let mut wrong = Vec::new();
    for table in tables() {
        let recorded = recorded(table.file, table.head);
        for block in table.blocks.iter().filter(|block| block.quick) {
            for (name, now) in block.names().iter().zip(block.lines().expect("within bounds")) {
                let known =
                    recorded.iter().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{} has no line for {now}", table.file));
                if now != *known {
                    let of = cells(name).len();
                    let rises = cells(&now).iter().zip(cells(known)).skip(of).any(|(now, known)| share(now) > share(known));
                    let verdict = if rises { "A SHARE RISES" } else { "shares fall: write it down" };
                    wrong.push(format!("{verdict}\n  recorded {known}\n  now      {now}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tables_of_the_documentation_have_every_line_that_is_worked_out_and_no_other() {
    for table in tables() {
        let names: Vec<String> = table.blocks.iter().flat_map(Block::names).collect();
        let recorded = recorded(table.file, table.head);
        assert_eq!(recorded.len(), names.len(), "{}: {}", table.file, table.head);
        for (line, name) in recorded.iter().zip(&names) {
            assert!(line.starts_with(name), "{}: {line} stands where {name} should", table.file);
            cells(line).iter().skip(cells(name).len()).for_each(|cell| assert!((0.0..=1.0).contains(&share(cell)), "{line}"));
        }
    }
}

/// How a sentence of the threat model says a share, and where the tables have it: the beginning of a line, and which cell after that.
const WORDS: [(&str, &str, usize); 22] = [
    ("it is {} of 100 teams in place of 29 for the full form and eight people", "| full | 8 | own view | band |", 0),
    ("but {} in place of 4 for twelve", "| full | 12 | own view | band |", 0),
    ("and {} in place of 1 for fifteen", "| full | 15 | own view | band |", 0),
    ("known to an outsider in {} teams of eight; that", "| full | 8 | ordinary | disagrees |", 0),
    ("that *nobody agrees* with it in {}, and", "| full | 8 | ordinary | does not agree |", 0),
    ("and to somebody in the team in {} of 100. That nobody *disagrees*", "| full | 8 | ordinary | does not agree |", 4),
    ("In at least {} of 100 teams of eight an outsider", "| full | 8 | ordinary | side |", 0),
    ("somebody in the team knows it of all others in at least {}.", "| full | 8 | ordinary | side |", 4),
    ("For twelve people it is at least {} and 20.", "| full | 12 | ordinary | side |", 0),
    ("for eight people it is at least {} and 39.", "| full | 8 | correlated | side |", 0),
    ("In a team of five an outsider knows that in {} teams of ordinary opinions", "| full | 5 | ordinary | side |", 0),
    ("some two together in {} of 100, and some three in 93", "| full | 5 | ordinary | side |", 5),
    ("and some three in {}: they are left with two people", "| full | 5 | ordinary | side |", 6),
    ("Of seven people some three know it in {} teams", "| full | 7 | ordinary | side |", 6),
    ("teams (in {} of 100 with a view of their own)", "| full | 7 | own view | side |", 6),
    ("some three of five in {} of 100 teams with a view of their own", "| full | 5 | own view | does not disagree |", 6),
    ("In a team of five an outsider knows a band in {} teams", "| pulse | 5 | ordinary | band |", 0),
    ("somebody in the team in {}, some two together in 2 of 100 and some three in 26", "| pulse | 5 | ordinary | band |", 4),
    ("knows the band of that answer in {} of 100 teams, two named members together in 6 of 100", "| 8 | 1 |", 0),
    ("from the sums of an area of five statements in {} teams of eight", "| 5 | 8 | 1 in", 3),
    ("the best guess at a band is right for {} of 100 answers", "| 8 | one more | band | 90 % |", 0),
    ("as bad: {} of 100 if all others answer as before", "| 8 | one exchanged | band | 100 % |", 0),
];

#[test]
fn the_words_of_the_threat_model_say_what_the_tables_say() {
    let words = THREAT_MODEL.split_whitespace().collect::<Vec<_>>().join(" ");
    for (sentence, line, at) in WORDS {
        let recorded = APPENDIX.lines().find(|known| known.starts_with(line)).unwrap_or_else(|| panic!("no line {line}"));
        let skipped = cells(line).iter().filter(|cell| !cell.starts_with("1 in")).count();
        let cell = cells(recorded)[skipped + at];
        let percent = 100.0 * share(cell);
        let said = match cell {
            _ if cell.starts_with("1 in") => cell.to_owned(),
            // Of what is at least so much, no more is said than that.
            _ if cell.starts_with("at least") => format!("{:.0}", percent.floor()),
            _ => format!("{percent:.0}"),
        };
        let sentence = sentence.replace("{}", &said);
        assert!(words.contains(&sentence), "docs/threat-model.md does not say: {sentence} ({recorded})");
    }
}
