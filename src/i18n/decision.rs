//! What a person settled about a workbook, in words.

use super::Words;
use crate::domain::Decisions;
use crate::say;

impl Words {
    /// `sửa 2 ô, giữ nguyên 3 lỗi, cảnh báo`; nothing where no cell was mended and nothing left as it is.
    pub fn settled(&self, decisions: &Decisions) -> Option<String> {
        let (edits, kept) = (decisions.edits.len(), decisions.kept.len());
        let edits = (edits > 0).then(|| say!(self, "settled-edits", count = edits));
        let kept = (kept > 0).then(|| say!(self, "settled-kept", count = kept));
        let said: Vec<String> = edits.into_iter().chain(kept).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}
