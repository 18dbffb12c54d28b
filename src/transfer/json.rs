//! Strict JSON: no name twice, whole numbers only, bounded size and depth. Written in the canonical form of RFC 8785 (names sorted, no
//! white space), so that equal content has equal bytes and one hash.
//!
//! The reader is our own: it is the door through which everything hostile comes, it refuses more than JSON does, and in the app the
//! library's cost was an eighth of the whole (`docs/design.md`).

use super::{FileError, Wanted};

/// Deepest nesting that is read. The files need five levels.
const MAX_DEPTH: u32 = 32;
/// Most names in one object. The files need 96, one for each statement of the largest question set; without a bound a file full of
/// names would keep the reader busy with sorting them.
const MAX_NAMES: usize = 500;

/// A JSON value as Candour's files use it. Numbers are whole: a file has no use for any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Object),
}

/// Names and values, sorted by name, which is the canonical order for the plain ASCII names used here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.place(name).ok().map(|at| &self.0[at].1)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.place(name).ok().map(|at| &mut self.0[at].1)
    }

    /// Sets the value of a name and gives the one it had.
    pub fn insert(&mut self, name: String, value: Json) -> Option<Json> {
        match self.place(&name) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    /// Takes a name out.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        self.place(name).ok().map(|at| self.0.remove(at).1)
    }

    /// All names and values, sorted by name.
    pub fn entries(&self) -> &[(String, Json)] {
        &self.0
    }

    /// All values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Json> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl FromIterator<(String, Json)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(fields: I) -> Self {
        let mut object = Self::default();
        for (name, value) in fields {
            object.insert(name, value);
        }
        object
    }
}

impl IntoIterator for Object {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Json {
    /// Reads `bytes`, at most `limit` of them.
    ///
    /// # Errors
    /// [`FileError::TooLarge`], [`FileError::Empty`], [`FileError::OtherKind`], [`FileError::NotJson`] (also for fractions, left-over
    /// bytes and deep nesting) or [`FileError::NameTwice`].
    pub fn parse(bytes: &[u8], limit: usize) -> Result<Self, FileError> {
        if bytes.len() > limit {
            return Err(FileError::TooLarge { limit });
        }
        // A byte order mark is what some editors put before UTF-8 text; it carries no meaning.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| not_json(bytes, error.valid_up_to()))?;
        let mut reader = Reader { text, at: 0, name_twice: None };
        let read = reader.value(0).filter(|_| {
            reader.skip_space();
            reader.at == text.len()
        });
        match (read, reader.name_twice) {
            (Some(value), _) => Ok(value),
            (None, Some(name)) => Err(FileError::NameTwice { name: name.chars().take(60).collect() }),
            (None, None) => Err(not_json(bytes, reader.at)),
        }
    }

    /// The canonical bytes (RFC 8785) as text.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, None);
        text
    }

    /// Text with a line for each entry, for people who want to change the file.
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, Some(0));
        text.push('\n');
        text
    }

    /// Writes the value; `indent` is how deep it stands, or `None` for the canonical form.
    fn write(&self, text: &mut String, indent: Option<usize>) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) => text.push_str(&value.to_string()),
            Self::Text(value) => write_text(value, text),
            Self::List(values) => {
                let values = values.iter().map(|value| (None, value));
                write_entries(('[', ']'), values, text, indent);
            }
            Self::Object(fields) => {
                let fields = fields.entries().iter().map(|(name, value)| (Some(name.as_str()), value));
                write_entries(('{', '}'), fields, text, indent);
            }
        }
    }

    /// An object from names and values.
    pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Self {
        Self::from_fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)))
    }

    /// An object from names and values; of two with one name the last one stays.
    pub fn from_fields(fields: impl IntoIterator<Item = (String, Json)>) -> Self {
        Self::Object(fields.into_iter().collect())
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl<T: Into<i64>> From<T> for Json {
    fn from(number: T) -> Self {
        Self::Number(number.into())
    }
}

fn write_entries<'a>(
    (open, close): (char, char),
    entries: impl Iterator<Item = (Option<&'a str>, &'a Json)>,
    text: &mut String,
    indent: Option<usize>,
) {
    let new_line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n(' ', 2 * depth));
    };
    text.push(open);
    let mut empty = true;
    for (name, value) in entries {
        if !empty {
            text.push(',');
        }
        empty = false;
        if let Some(depth) = indent {
            new_line(text, depth + 1);
        }
        if let Some(name) = name {
            write_text(name, text);
            text.push_str(if indent.is_some() { ": " } else { ":" });
        }
        value.write(text, indent.map(|depth| depth + 1));
    }
    if let (Some(depth), false) = (indent, empty) {
        new_line(text, depth);
    }
    text.push(close);
}

/// A text in quotes, with the shortest escapes (RFC 8785, section 3.2.2.2).
fn write_text(value: &str, text: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    text.push('"');
    for c in value.chars() {
        let short = match c {
            '"' => '"',
            '\\' => '\\',
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            c if c < ' ' => {
                let code = c as usize;
                text.push_str("\\u00");
                text.push(DIGITS[code >> 4] as char);
                text.push(DIGITS[code & 15] as char);
                continue;
            }
            c => {
                text.push(c);
                continue;
            }
        };
        text.push('\\');
        text.push(short);
    }
    text.push('"');
}

/// The error for what stands at byte `at`. Lines and columns count from 1, columns in characters.
fn not_json(bytes: &[u8], at: usize) -> FileError {
    match bytes.trim_ascii_start().first() {
        None => return FileError::Empty,
        Some(b'{' | b'[') => {}
        Some(_) => return FileError::OtherKind,
    }
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.split(|&byte| byte == b'\n').count();
    let in_line = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
    // Bytes that go on with a character (10xxxxxx) are no new column.
    let column = in_line.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
    FileError::NotJson { line, column: column + 1 }
}

/// Reads values one after another. Every step gives `None` at the first byte that does not fit, and `at` stays there.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    name_twice: Option<String>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes `byte` if it stands next.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.text.get(self.at..)?.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: u32) -> Option<Json> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.skip_space();
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: u32) -> Option<Json> {
        self.take(b'[')?;
        let mut list = Vec::new();
        self.skip_space();
        if self.take(b']').is_some() {
            return Some(Json::List(list));
        }
        loop {
            list.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take(b']').is_some() {
                return Some(Json::List(list));
            }
            self.take(b',')?;
        }
    }

    fn object(&mut self, depth: u32) -> Option<Json> {
        self.take(b'{')?;
        let mut object = Object::default();
        self.skip_space();
        if self.take(b'}').is_some() {
            return Some(Json::Object(object));
        }
        loop {
            self.skip_space();
            let name = self.string()?;
            self.skip_space();
            self.take(b':')?;
            if object.get(&name).is_some() {
                self.name_twice = Some(name);
                return None;
            }
            let value = self.value(depth + 1)?;
            object.insert(name, value);
            if object.entries().len() > MAX_NAMES {
                return None;
            }
            self.skip_space();
            if self.take(b'}').is_some() {
                return Some(Json::Object(object));
            }
            self.take(b',')?;
        }
    }

    /// A whole number: no fraction, no exponent, no leading nought, no minus nought.
    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        let negative = self.take(b'-').is_some();
        let first = self.peek().filter(u8::is_ascii_digit)?;
        let mut number = 0i64;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            let digit = i64::from(digit - b'0');
            let next = number.checked_mul(10).and_then(|tens| if negative { tens.checked_sub(digit) } else { tens.checked_add(digit) });
            let Some(next) = next else {
                self.at = start;
                return None;
            };
            number = next;
            self.at += 1;
        }
        let plain = (first != b'0' || self.at - start == 1) && !matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        plain.then_some(Json::Number(number))
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut string = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let end = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < b' ')?;
            string.push_str(rest.get(..end)?);
            self.at += end;
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(string);
                }
                b'\\' => string.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        self.take(b'\\')?;
        let c = match self.peek()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.code();
            }
            _ => return None,
        };
        self.at += 1;
        Some(c)
    }

    /// Four hexadecimal digits, and four more where the first are half of a pair (RFC 8259, section 7).
    fn code(&mut self) -> Option<char> {
        let first = self.digits()?;
        if (0xd800..0xdc00).contains(&first) {
            self.take(b'\\')?;
            self.take(b'u')?;
            let second = self.digits().filter(|second| (0xdc00..0xe000).contains(second))?;
            return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
        }
        char::from_u32(first)
    }

    fn digits(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }
}

/// What reading gives. The error is boxed: it is rare, and moving it about at every step would be a good part of the app.
pub type Read<T> = Result<T, Box<FileError>>;

/// Reads the fields of one object and afterwards complains about any it was not asked for.
pub struct Fields {
    at: String,
    fields: Object,
}

impl Fields {
    /// The fields of `value`, which stands at `at` (empty for the whole file).
    ///
    /// # Errors
    /// [`FileError::WrongType`] if it is no object.
    pub fn of(value: Json, at: impl Into<String>) -> Read<Self> {
        let at = at.into();
        match value {
            Json::Object(fields) => Ok(Self { at, fields }),
            _ => Err(Box::new(FileError::WrongType { at, wanted: Wanted::Object })),
        }
    }

    /// The path of a field of this object.
    pub fn path(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) }
    }

    /// Takes a field out; `None` if it is not there.
    pub fn optional(&mut self, name: &str) -> Option<Json> {
        self.fields.remove(name)
    }

    /// Takes a field out.
    ///
    /// # Errors
    /// [`FileError::Missing`].
    pub fn required(&mut self, name: &str) -> Read<Json> {
        self.optional(name).ok_or_else(|| Box::new(FileError::Missing { at: self.path(name) }))
    }

    /// Takes out a whole number between two bounds, both allowed.
    ///
    /// # Errors
    /// [`FileError::Missing`], [`FileError::WrongType`] or [`FileError::OutOfRange`].
    pub fn number<T: TryFrom<i64>>(&mut self, name: &str, least: u64, most: u64) -> Read<T> {
        let value = self.required(name)?;
        number(&value, &self.path(name), least, most)
    }

    /// Takes out `true` or `false`; `false` if it is not there.
    ///
    /// # Errors
    /// [`FileError::WrongType`].
    pub fn flag(&mut self, name: &str) -> Read<bool> {
        match self.optional(name) {
            None => Ok(false),
            Some(Json::Bool(value)) => Ok(value),
            Some(_) => Err(Box::new(FileError::WrongType { at: self.path(name), wanted: Wanted::YesOrNo })),
        }
    }

    /// Takes out a text of 1 to `most` characters without hidden characters; white space at its ends goes.
    ///
    /// # Errors
    /// [`FileError::Missing`], [`FileError::WrongType`], [`FileError::OutOfRange`] or [`FileError::HiddenCharacters`].
    pub fn text(&mut self, name: &str, most: usize) -> Read<String> {
        let value = self.required(name)?;
        visible_text(value, &self.path(name), most)
    }

    /// Takes out an id: 1 to `most` of the letters A to Z (either case), digits, `-` and `_`.
    ///
    /// # Errors
    /// As [`Fields::text`], and [`FileError::BadId`].
    pub fn id(&mut self, name: &str, most: usize) -> Read<String> {
        let id = self.text(name, most)?;
        if id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            Ok(id)
        } else {
            Err(Box::new(FileError::BadId { at: self.path(name) }))
        }
    }

    /// Takes out a list of `least` to `most` entries.
    ///
    /// # Errors
    /// [`FileError::Missing`], [`FileError::WrongType`] or [`FileError::OutOfRange`].
    pub fn list(&mut self, name: &str, least: usize, most: usize) -> Read<Vec<Json>> {
        let value = self.required(name)?;
        list(value, &self.path(name), least, most)
    }

    /// Takes out an object as its fields.
    ///
    /// # Errors
    /// [`FileError::Missing`] or [`FileError::WrongType`].
    pub fn object(&mut self, name: &str) -> Read<Self> {
        let value = self.required(name)?;
        Self::of(value, self.path(name))
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`FileError::UnknownName`] if a field is left that nobody asked for.
    pub fn finish(self) -> Read<()> {
        match self.fields.entries().first() {
            None => Ok(()),
            Some((name, _)) => Err(Box::new(FileError::UnknownName { at: self.path(&name.chars().take(60).collect::<String>()) })),
        }
    }
}

/// A whole number between two bounds, both allowed.
///
/// # Errors
/// [`FileError::WrongType`] or [`FileError::OutOfRange`].
pub fn number<T: TryFrom<i64>>(value: &Json, at: &str, least: u64, most: u64) -> Read<T> {
    let Json::Number(value) = value else {
        return Err(Box::new(FileError::WrongType { at: at.to_owned(), wanted: Wanted::Number }));
    };
    let outside = || Box::new(FileError::OutOfRange { at: at.to_owned(), least, most });
    let magnitude = u64::try_from(*value).map_err(|_| outside())?;
    if !(least..=most).contains(&magnitude) {
        return Err(outside());
    }
    T::try_from(*value).map_err(|_| outside())
}

/// A list of `least` to `most` entries.
///
/// # Errors
/// [`FileError::WrongType`] or [`FileError::OutOfRange`].
pub fn list(value: Json, at: &str, least: usize, most: usize) -> Read<Vec<Json>> {
    match value {
        Json::List(entries) if (least..=most).contains(&entries.len()) => Ok(entries),
        Json::List(_) => Err(Box::new(FileError::OutOfRange { at: at.to_owned(), least: least as u64, most: most as u64 })),
        _ => Err(Box::new(FileError::WrongType { at: at.to_owned(), wanted: Wanted::List })),
    }
}

/// A text of 1 to `most` characters without hidden characters; white space at its ends goes.
///
/// # Errors
/// [`FileError::WrongType`], [`FileError::OutOfRange`] or [`FileError::HiddenCharacters`].
pub fn visible_text(value: Json, at: &str, most: usize) -> Read<String> {
    let Json::Text(text) = value else {
        return Err(Box::new(FileError::WrongType { at: at.to_owned(), wanted: Wanted::Text }));
    };
    let text = text.trim();
    if text.is_empty() || text.chars().count() > most {
        return Err(Box::new(FileError::OutOfRange { at: at.to_owned(), least: 1, most: most as u64 }));
    }
    if text.chars().any(is_hidden) {
        return Err(Box::new(FileError::HiddenCharacters { at: at.to_owned() }));
    }
    Ok(text.to_owned())
}

/// Control characters, spaces without width, and the marks that turn the direction of reading and so can make a text look like another
/// one (Unicode Technical Report 36, section 3.2; the joiners that some scripts need stay allowed).
pub fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Json, FileError> {
        Json::parse(text.as_bytes(), 10_000)
    }

    /// The reference: whatever `serde_json` refuses is refused, and what both take means the same.
    fn same(value: &serde_json::Value) -> Json {
        match value {
            serde_json::Value::Null => Json::Null,
            serde_json::Value::Bool(value) => Json::Bool(*value),
            serde_json::Value::Number(number) => Json::Number(number.as_i64().expect("whole")),
            serde_json::Value::String(text) => Json::text(text),
            serde_json::Value::Array(list) => Json::List(list.iter().map(same).collect()),
            serde_json::Value::Object(fields) => Json::from_fields(fields.iter().map(|(name, value)| (name.clone(), same(value)))),
        }
    }

    #[test]
    fn values_mean_what_an_established_library_says() {
        for text in [
            "null",
            " true ",
            "false",
            "0",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            r#""""#,
            r#""a\"b\\c\/d\b\f\n\r\t""#,
            r#""\u00e4\u20ac\ud83d\ude00 ä€😀""#,
            "[]",
            "[1, 2,\n3]",
            "{}",
            r#"{"b":1,"a":{"c":[null]}}"#,
            "\t[ ]\r\n",
            r#"{"":0}"#,
        ] {
            let expected = serde_json::from_str(text).expect(text);
            assert_eq!(parse(text), Ok(same(&expected)), "{text}");
        }
    }

    fn refused(text: &str) -> bool {
        matches!(parse(text), Err(FileError::NotJson { .. } | FileError::OtherKind | FileError::Empty))
    }

    #[test]
    fn what_is_not_json_is_refused_as_an_established_library_does() {
        for text in [
            "",
            " ",
            "nul",
            "truee",
            "+1",
            "01",
            "-",
            "- 1",
            "0x1",
            r#"""#,
            r#""\x""#,
            r#""\u12""#,
            r#""\ud800""#,
            r#""\ud800\u0041""#,
            r#""\udc00""#,
            "\"\n\"",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,]",
            "{",
            r#"{"a"}"#,
            r#"{"a":}"#,
            r#"{"a":1,}"#,
            "{a:1}",
            "{1:1}",
            "[1] 2",
            "'a'",
            "\u{a0}1",
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            assert!(refused(text), "{text}");
        }
    }

    #[test]
    fn what_candour_has_no_use_for_is_refused() {
        for text in ["1.0", "1e3", "1E3", "-0", "9223372036854775808", "-9223372036854775809", "1.5"] {
            assert!(refused(text), "{text}");
        }
        assert_eq!(parse(r#"{"a":1,"a":1}"#), Err(FileError::NameTwice { name: "a".into() }));
    }

    #[test]
    fn nesting_beyond_what_a_stack_surely_holds_is_refused() {
        for (open, close, levels) in [("[", "]", 32), ("{\"a\":", "}", 32), ("[{\"a\":", "}]", 16)] {
            let nested = |depth: usize| format!("{}0{}", open.repeat(depth), close.repeat(depth));
            assert!(parse(&nested(levels)).is_ok(), "{open}");
            assert!(matches!(parse(&nested(levels + 1)), Err(FileError::NotJson { .. })), "{open}");
            assert!(matches!(parse(&nested(1_000)), Err(FileError::NotJson { .. })), "{open}");
        }
        assert!(matches!(parse(&"[".repeat(5_000)), Err(FileError::NotJson { .. })));
    }

    #[test]
    fn an_object_of_five_hundred_names_is_read_and_one_more_is_refused() {
        let object = |names: usize| format!("{{{}}}", (0..names).map(|name| format!("\"{name}\":0")).collect::<Vec<_>>().join(","));
        assert!(parse(&object(500)).is_ok());
        assert!(matches!(parse(&object(501)), Err(FileError::NotJson { .. })));
    }

    #[test]
    fn a_file_of_just_the_largest_size_is_read() {
        assert_eq!(Json::parse(b"[1]", 3), parse("[1]"));
        assert_eq!(Json::parse(b"[1]", 2), Err(FileError::TooLarge { limit: 2 }));
    }

    #[test]
    fn something_else_altogether_is_told_from_json_with_a_mistake() {
        for text in ["", " \r\n", "\u{feff}"] {
            assert_eq!(parse(text), Err(FileError::Empty), "{text:?}");
        }
        for text in ["row,id\n", "\"row\",\"id\"\n", "12,5\n", " %PDF-1.7", "Dear team,"] {
            assert_eq!(parse(text), Err(FileError::OtherKind), "{text}");
        }
        assert_eq!(Json::parse(b"\x89PNG\r\n", 100), Err(FileError::OtherKind));
        assert_eq!(Json::parse(b"\xff\xfe{\0", 100), Err(FileError::OtherKind), "UTF-16");
    }

    #[test]
    fn errors_name_line_and_column_in_characters() {
        assert_eq!(parse("{\n  \"ä\": x}"), Err(FileError::NotJson { line: 2, column: 8 }));
        assert_eq!(Json::parse(b"[1,\xff]", 100), Err(FileError::NotJson { line: 1, column: 4 }));
    }

    #[test]
    fn texts_are_written_with_the_escapes_of_rfc_8785() {
        let all: String = ('\0'..='#').chain(['/', '\\', '\u{7f}', '\u{20ac}']).collect();
        let expected = concat!(
            r#""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#,
            r#"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"#,
            " !\\\"#/\\\\\u{7f}\u{20ac}\"",
        );
        assert_eq!(Json::text(all.clone()).canonical(), expected);
        assert_eq!(parse(expected), Ok(Json::text(all)));
    }

    #[test]
    fn writing_and_reading_gives_the_same_value_and_equal_values_have_equal_bytes() {
        let value = parse("{\"b\": [1, {\"\\u0001\": null}], \"a\": \"\\u001f\\n\\\\\\\"ä/\"}").expect("valid");
        assert_eq!(value.canonical(), "{\"a\":\"\\u001f\\n\\\\\\\"ä/\",\"b\":[1,{\"\\u0001\":null}]}");
        assert_eq!(parse(&value.canonical()), Ok(value.clone()));
        assert_eq!(parse(&value.pretty()), Ok(value));
        assert_eq!(parse("{\"a\":[]}").expect("valid").pretty(), "{\n  \"a\": []\n}\n");
        let nested = "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": 3\n}\n";
        assert_eq!(parse(nested).expect("valid").pretty(), nested);
    }
}
