//! Pictures on the system's clipboard: iced's own takes text only.

use std::sync::{Arc, Mutex, PoisonError};

/// A picture, row by row, red green blue alpha.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// The clipboard, opened when something is first put on it and kept open: under X11 whoever copied has to be there when
/// somebody pastes.
#[derive(Clone, Default)]
pub struct PictureClipboard {
    open: Arc<Mutex<Option<arboard::Clipboard>>>,
}

impl std::fmt::Debug for PictureClipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PictureClipboard").finish_non_exhaustive()
    }
}

impl PictureClipboard {
    /// Puts a picture on the clipboard. May take as long as it takes to pack it; not for the window's thread.
    ///
    /// # Errors
    /// The system's own word for why there is no clipboard, or why it does not take the picture.
    pub fn put(&self, picture: Pixels) -> Result<(), String> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let said = |error: arboard::Error| error.to_string();
        let clipboard = match open.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(said)?,
        };
        let clipboard = open.insert(clipboard);
        let Pixels { width, height, rgba } = picture;
        let picture = arboard::ImageData { width: width as usize, height: height as usize, bytes: rgba.into() };
        clipboard.set_image(picture).map_err(said)
    }
}
