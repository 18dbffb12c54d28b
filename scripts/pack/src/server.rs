//! A plain file server for this machine only.
//!
//! It does what the simplest web host does and no more: files, content types, a folder's `index.html`. It sends none of
//! the headers of `_headers`, so what works here works on any host. It binds the loopback address and nothing else.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Longer request lines and header lines than any browser sends for this app are not read.
const LONGEST_LINE: u64 = 16 * 1024;

/// A connection that says nothing for so long is closed.
const PATIENCE: Duration = Duration::from_secs(10);

/// So many ports above the wanted one are tried when it is taken.
const PORTS_TRIED: u16 = 20;

/// What to serve and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder whose files are served.
    pub folder: PathBuf,
    /// The wanted port; 0 means any free one.
    pub port: u16,
    /// The path under which the folder appears, with `/` at both ends.
    pub under: String,
    /// A file to which one line per request is added: method, path, status.
    pub log: Option<PathBuf>,
    /// File endings whose content type is not the ordinary one, to imitate badly set-up hosts.
    pub types: Vec<(String, String)>,
}

impl Options {
    /// Serves `folder` at the root, on any free port, without a log.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), port: 0, under: "/".into(), log: None, types: Vec::new() }
    }
}

/// A server that holds its port and waits to be [run](Server::run).
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

#[derive(Debug)]
struct Site {
    folder: PathBuf,
    under: String,
    log: Option<Mutex<File>>,
    types: Vec<(String, String)>,
}

struct Response {
    status: &'static str,
    headers: String,
    body: Vec<u8>,
}

impl Server {
    /// Takes the wanted port or the next free one.
    ///
    /// # Errors
    /// When the folder is not there, no port is free, `under` is malformed, or the log cannot be opened.
    pub fn bind(options: Options) -> io::Result<Self> {
        let folder = options.folder.canonicalize()?;
        if !options.under.starts_with('/') || !options.under.ends_with('/') {
            return Err(io::Error::other(format!("the path `{}` has to begin and end with /", options.under)));
        }
        let log = options.log.map(|path| File::options().create(true).append(true).open(path)).transpose()?;
        let listener = listen(options.port)?;
        let site = Site { folder, under: options.under, log: log.map(Mutex::new), types: options.types };
        Ok(Self { listener, site: Arc::new(site) })
    }

    /// The address of the served folder, to be opened in a browser.
    ///
    /// # Errors
    /// When the system does not tell which port was taken.
    pub fn url(&self) -> io::Result<String> {
        Ok(format!("http://{}{}", self.listener.local_addr()?, self.site.under))
    }

    /// Answers requests, each in a thread of its own, until the program ends.
    pub fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            // A connection that breaks off is the browser's business; there is nobody to tell.
            thread::spawn(move || drop(site.answer(&stream)));
        }
    }
}

fn listen(wanted: u16) -> io::Result<TcpListener> {
    let mut result = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, wanted)));
    for port in wanted.saturating_add(1)..wanted.saturating_add(PORTS_TRIED) {
        match result {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                result = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
            }
            _ => break,
        }
    }
    result
}

impl Site {
    fn answer(&self, mut stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream);
        let request = read_line(&mut reader)?;
        // The rest of the request is read and not used: closing with unread bytes would reset the connection.
        while !read_line(&mut reader)?.is_empty() {}
        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let response = self.respond(method, path);
        self.record(method, path, response.status);
        let length = response.body.len();
        write!(stream, "HTTP/1.1 {}\r\nContent-Length: {length}\r\nConnection: close\r\n{}\r\n", response.status, response.headers)?;
        if method != "HEAD" {
            stream.write_all(&response.body)?;
        }
        stream.flush()
    }

    fn respond(&self, method: &str, path: &str) -> Response {
        if method != "GET" && method != "HEAD" {
            return text("405 Method Not Allowed", "This server only hands out files.");
        }
        if format!("{path}/") == self.under {
            return Response { status: "301 Moved Permanently", headers: format!("Location: {}\r\n", self.under), body: Vec::new() };
        }
        let Some(file) = path.strip_prefix(&self.under).and_then(|relative| self.find(relative)) else {
            return text("404 Not Found", "There is no such file here.");
        };
        match fs::read(&file) {
            Ok(body) => Response { status: "200 OK", headers: format!("Content-Type: {}\r\n", self.content_type(&file)), body },
            Err(_) => text("404 Not Found", "There is no such file here."),
        }
    }

    /// The file behind a path of an address, if it is inside the folder also after following links.
    fn find(&self, relative: &str) -> Option<PathBuf> {
        let relative = percent_decoded(relative)?;
        let hidden_or_upward = |part: &str| part.starts_with('.');
        if relative.contains(['\\', '\0']) || relative.starts_with('/') || relative.split('/').any(hidden_or_upward) {
            return None;
        }
        let mut file = self.folder.join(relative).canonicalize().ok()?;
        if file.is_dir() {
            file.push("index.html");
        }
        (file.is_file() && file.starts_with(&self.folder)).then_some(file)
    }

    fn content_type(&self, file: &Path) -> &str {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if let Some((_, kind)) = self.types.iter().find(|(known, _)| known == ending) {
            return kind;
        }
        match ending {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "ico" => "image/x-icon",
            "json" => "application/json",
            "webmanifest" => "application/manifest+json",
            "woff2" => "font/woff2",
            "" | "txt" | "md" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        }
    }

    fn record(&self, method: &str, path: &str, status: &str) {
        if let Some(log) = &self.log {
            let code = status.split(' ').next().unwrap_or_default();
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            // One write, so that lines of two requests never mix. A full disk must not stop the server.
            drop(log.write_all(format!("{method} {path} {code}\n").as_bytes()));
        }
    }
}

fn text(status: &'static str, sentence: &str) -> Response {
    Response { status, headers: "Content-Type: text/plain; charset=utf-8\r\n".into(), body: format!("{sentence}\n").into() }
}

fn read_line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    reader.take(LONGEST_LINE).read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    fn start(name: &str, under: &str) -> (SocketAddr, PathBuf) {
        let outside = tree::scratch(name);
        let folder = outside.join("dist");
        fs::create_dir(&folder).unwrap();
        fs::write(outside.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("index.html"), "<p>page</p>").unwrap();
        fs::write(folder.join("app.wasm"), "wasm").unwrap();
        fs::write(folder.join("a b.txt"), "space").unwrap();
        let log = outside.join("log");
        let types = vec![("bin".to_owned(), "text/odd".to_owned())];
        fs::write(folder.join("x.bin"), "odd").unwrap();
        let server = Server::bind(Options { under: under.into(), log: Some(log.clone()), types, ..Options::new(folder) }).unwrap();
        let address = server.listener.local_addr().unwrap();
        thread::spawn(move || server.run());
        (address, log)
    }

    fn ask(address: SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_folder_answers_with_its_page_and_files_have_their_types() {
        let (address, _) = start("server-types", "/");
        let page = ask(address, "GET /");
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("text/html; charset=utf-8") && page.ends_with("<p>page</p>"));
        assert!(ask(address, "GET /app.wasm?v=1").contains("Content-Type: application/wasm"));
        assert!(ask(address, "GET /a%20b.txt").ends_with("space"));
        assert!(ask(address, "GET /x.bin").contains("Content-Type: text/odd"));
    }

    #[test]
    fn a_sub_path_serves_only_below_itself() {
        let (address, _) = start("server-under", "/some/where/");
        assert!(ask(address, "GET /some/where/").starts_with("HTTP/1.1 200"));
        assert!(ask(address, "GET /some/where").contains("Location: /some/where/\r\n"));
        assert!(ask(address, "GET /").starts_with("HTTP/1.1 404"));
        assert!(ask(address, "GET /app.wasm").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (address, _) = start("server-outside", "/");
        for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd", "/%2fetc/passwd", "/%zz", "/%00"] {
            assert!(ask(address, &format!("GET {path}")).starts_with("HTTP/1.1 404"), "{path} was served");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_of_the_folder_is_not_followed() {
        let (address, log) = start("server-link", "/");
        let outside = log.parent().unwrap();
        std::os::unix::fs::symlink(outside.join("secret.txt"), outside.join("dist/link.txt")).unwrap();
        assert!(ask(address, "GET /link.txt").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn every_request_is_one_line_of_the_log() {
        let (address, log) = start("server-log", "/");
        ask(address, "GET /");
        ask(address, "HEAD /app.wasm");
        ask(address, "GET /gone");
        ask(address, "POST /");
        let lines = fs::read_to_string(log).unwrap();
        assert_eq!(lines, "GET / 200\nHEAD /app.wasm 200\nGET /gone 404\nPOST / 405\n");
    }

    #[test]
    fn head_sends_no_body() {
        let (address, _) = start("server-head", "/");
        let answer = ask(address, "HEAD /app.wasm");
        assert!(answer.contains("Content-Length: 4\r\n") && answer.ends_with("\r\n\r\n"));
    }

    #[test]
    fn the_next_port_is_taken_when_the_wanted_one_is_not_free() {
        let folder = tree::scratch("server-port");
        let first = Server::bind(Options::new(&folder)).unwrap();
        let taken = first.listener.local_addr().unwrap().port();
        let second = Server::bind(Options { port: taken, ..Options::new(&folder) }).unwrap();
        assert_ne!(second.listener.local_addr().unwrap().port(), taken);
    }

    #[test]
    fn only_this_machine_can_connect() {
        let server = Server::bind(Options::new(tree::scratch("server-loopback"))).unwrap();
        assert!(server.listener.local_addr().unwrap().ip().is_loopback());
    }
}
