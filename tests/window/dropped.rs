//! What a file manager does when a file is dragged out of it and dropped on a window: XDND, as freedesktop.org writes it down.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME};

x11rb::atom_manager! {
    Names: NamesCookie {
        XdndEnter, XdndPosition, XdndStatus, XdndDrop, XdndFinished, XdndSelection, XdndActionCopy,
        Files: b"text/uri-list",
    }
}

const VERSION: u32 = 5;

/// Drops the file at `path` in the middle of `window` on `display`, and waits until it was taken.
pub(crate) fn drop_on(display: &str, window: Window, path: &Path) {
    let source = Source::on(display, window);
    let names = &source.names;
    source.tell(names.XdndEnter, [VERSION << 24, names.Files, 0, 0]);
    source.tell(names.XdndPosition, [0, 600 << 16 | 400, CURRENT_TIME, names.XdndActionCopy]);
    source.hand_over(&address(path));
    assert!(source.answer(names.XdndStatus) & 1 == 1, "the window takes no files");
    source.tell(names.XdndDrop, [0, CURRENT_TIME, 0, 0]);
    assert!(source.answer(names.XdndFinished) & 1 == 1, "the window did not take the file");
}

/// A window nobody sees that something is dragged out of, and the one it is dragged onto.
struct Source {
    server: RustConnection,
    names: Names,
    own: Window,
    target: Window,
}

impl Source {
    fn on(display: &str, target: Window) -> Self {
        let (server, screen) = x11rb::connect(Some(display)).unwrap();
        let names = Names::new(&server).unwrap().reply().unwrap();
        let own = server.generate_id().unwrap();
        let root = server.setup().roots[screen].root;
        let unseen = CreateWindowAux::new();
        server
            .create_window(0, own, root, 0, 0, 1, 1, 0, WindowClass::INPUT_OUTPUT, COPY_FROM_PARENT, &unseen)
            .unwrap();
        server.set_selection_owner(own, names.XdndSelection, CURRENT_TIME).unwrap();
        Self { server, names, own, target }
    }

    /// Sends a message of the protocol, all of which begin with who sends it.
    fn tell(&self, what: u32, [a, b, c, d]: [u32; 4]) {
        let message = ClientMessageEvent::new(32, self.target, what, [self.own, a, b, c, d]);
        self.server.send_event(false, self.target, EventMask::NO_EVENT, message).unwrap();
        self.server.flush().unwrap();
    }

    /// Gives the window the addresses it asks for while something hovers over it.
    fn hand_over(&self, addresses: &str) {
        let asked: SelectionRequestEvent = self.next("a question for the files", |event| match event {
            Event::SelectionRequest(asked) => Some(asked),
            _ => None,
        });
        let bytes = addresses.as_bytes();
        self.server.change_property8(PropMode::REPLACE, asked.requestor, asked.property, asked.target, bytes).unwrap();
        let given = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: asked.property,
        };
        self.server.send_event(false, asked.requestor, EventMask::NO_EVENT, given).unwrap();
        self.server.flush().unwrap();
    }

    /// The flags of the window's next message of that name.
    fn answer(&self, name: u32) -> u32 {
        self.next("the window's answer", |event| match event {
            Event::ClientMessage(message) if message.type_ == name => Some(message.data.as_data32()[1]),
            _ => None,
        })
    }

    fn next<T>(&self, what: &str, wanted: impl Fn(Event) -> Option<T>) -> T {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            match self.server.poll_for_event().unwrap() {
                Some(event) => {
                    if let Some(found) = wanted(event) {
                        return found;
                    }
                }
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        panic!("{what} did not come");
    }
}

/// The address of a file, as file managers write it: everything but plain letters by its bytes.
fn address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in path.to_str().unwrap().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => address.push(char::from(byte)),
            _ => write!(address, "%{byte:02X}").unwrap(),
        }
    }
    address + "\r\n"
}
