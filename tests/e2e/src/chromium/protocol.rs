//! Chromium's developer tools for the browser as a whole: contexts of their own for tests, permissions, downloads.
//!
//! The remote control sends such commands to one page only, and tells of no event.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, io, thread};
use tungstenite::{Error, Message, WebSocket};

/// How long the browser may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long one look for a message takes at most.
const LOOK: Duration = Duration::from_millis(20);

/// A connection to a running browser.
#[derive(Debug)]
pub struct Protocol {
    socket: WebSocket<TcpStream>,
    commands: u64,
    events: VecDeque<Event>,
}

/// Something the browser tells by itself.
#[derive(Debug)]
pub struct Event {
    /// Its name, such as `Browser.downloadProgress`.
    pub name: String,
    /// What it says.
    pub content: Value,
}

impl Protocol {
    /// Connects to the browser with this profile.
    pub fn connect(profile: &Path) -> Self {
        let start = Instant::now();
        loop {
            match Self::attempt(profile) {
                Ok(socket) => return Self { socket, commands: 0, events: VecDeque::new() },
                // The browser writes its port down once it listens.
                Err(problem) => assert!(start.elapsed() < PATIENCE, "the browser's developer tools cannot be reached: {problem}"),
            }
            thread::sleep(LOOK);
        }
    }

    fn attempt(profile: &Path) -> Result<WebSocket<TcpStream>, String> {
        let written = fs::read_to_string(profile.join("DevToolsActivePort")).map_err(|error| error.to_string())?;
        let (port, path) = written.trim().split_once('\n').ok_or("the port is not written down yet")?;
        let port: u16 = port.parse().map_err(|error| format!("{port} is no port: {error}"))?;
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.to_string())?;
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream).map_err(|error| error.to_string())?;
        socket.get_ref().set_read_timeout(Some(LOOK)).map_err(|error| error.to_string())?;
        Ok(socket)
    }

    /// Sends a command and gives its result. What the browser tells meanwhile is kept for [`event`](Self::event).
    ///
    /// # Errors
    /// When the browser refuses the command, does not answer, or has ended.
    pub fn send(&mut self, command: &str, parameters: &Value) -> Result<Value, String> {
        self.commands += 1;
        let number = self.commands;
        let text = json!({ "id": number, "method": command, "params": parameters }).to_string();
        self.socket.send(Message::text(text)).map_err(|error| error.to_string())?;
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let Some(mut message) = self.read()? else { continue };
            if message["id"] == json!(number) {
                return if message["error"].is_null() { Ok(message["result"].take()) } else { Err(message["error"].to_string()) };
            }
            self.keep(message);
        }
        Err(format!("the browser does not answer {command}"))
    }

    /// The next event, if there is one by now.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn event(&mut self) -> Result<Option<Event>, String> {
        while self.events.is_empty() {
            let Some(message) = self.read()? else { break };
            self.keep(message);
        }
        Ok(self.events.pop_front())
    }

    fn keep(&mut self, mut message: Value) {
        if let Some(name) = message["method"].as_str().map(str::to_owned) {
            self.events.push_back(Event { name, content: message["params"].take() });
        }
    }

    /// The next message, if one comes soon.
    fn read(&mut self) -> Result<Option<Value>, String> {
        match self.socket.read() {
            Ok(Message::Text(text)) => serde_json::from_str(&text).map(Some).map_err(|error| error.to_string()),
            Ok(_) => Ok(None),
            Err(Error::Io(error)) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }
}
