//! Texts as they were written before Unicode, and in other ways that are not the usual one.

use unicode_normalization::UnicodeNormalization;

const LETTERS: &str = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";
/// The same letters in TCVN 5712:1993 (fonts `.VnTime`), each byte shown as the Latin letter it is taken for.
const TCVN3: &str = "Aµ A¸ ¢ A· EÌ EÐ £ I× IÝ Oß Oã ¤ Oâ Uï Uó Yý µ ¸ © · Ì Ð ª × Ý ß ã « â ï ó ý ¡ ¨ § ® IÜ Ü Uò ò ¥ ¬ ¦ \u{ad} A¹ ¹ A¶ ¶ ¢Ê Ê ¢Ç Ç ¢È È ¢É É ¢Ë Ë ¡¾ ¾ ¡» » ¡¼ ¼ ¡½ ½ ¡Æ Æ EÑ Ñ EÎ Î EÏ Ï £Õ Õ £Ò Ò £Ó Ó £Ô Ô £Ö Ö IØ Ø IÞ Þ Oä ä Oá á ¤è è ¤å å ¤æ æ ¤ç ç ¤é é ¥í í ¥ê ê ¥ë ë ¥ì ì ¥î î Uô ô Uñ ñ ¦ø ø ¦õ õ ¦ö ö ¦÷ ÷ ¦ù ù Yú ú Yþ þ Yû û Yü ü";
/// The same in VNI-Windows (fonts `VNI-Times`).
const VNI: &str = "AØ AÙ AÂ AÕ EØ EÙ EÂ Ì Í OØ OÙ OÂ OÕ UØ UÙ YÙ aø aù aâ aõ eø eù eâ ì í oø où oâ oõ uø uù yù AÊ aê Ñ ñ Ó ó UÕ uõ Ô ô Ö ö AÏ aï AÛ aû AÁ aá AÀ aà AÅ aå AÃ aã AÄ aä AÉ aé AÈ aè AÚ aú AÜ aü AË aë EÏ eï EÛ eû EÕ eõ EÁ eá EÀ eà EÅ eå EÃ eã EÄ eä Æ æ Ò ò OÏ oï OÛ oû OÁ oá OÀ oà OÅ oå OÃ oã OÄ oä ÔÙ ôù ÔØ ôø ÔÛ ôû ÔÕ ôõ ÔÏ ôï UÏ uï UÛ uû ÖÙ öù ÖØ öø ÖÛ öû ÖÕ öõ ÖÏ öï YØ yø Î î YÛ yû YÕ yõ";

/// Text for a `.VnTime` font.
pub(crate) fn tcvn3(text: &str) -> String {
    by_table(text, TCVN3)
}

/// Text for a `VNI-Times` font.
pub(crate) fn vni(text: &str) -> String {
    by_table(text, VNI)
}

fn by_table(text: &str, table: &str) -> String {
    let written = |letter: char| {
        let place = LETTERS.chars().position(|known| known == letter)?;
        table.split(' ').nth(place)
    };
    text.chars().map(|letter| written(letter).map_or_else(|| letter.to_string(), str::to_owned)).collect()
}

/// Letters and marks apart, as files from a Mac have them.
pub(crate) fn decomposed(text: &str) -> String {
    text.nfd().collect()
}

/// One byte a character; what is none of Latin-1 is dropped.
pub(crate) fn latin1_bytes(text: &str) -> Vec<u8> {
    text.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect()
}

pub(crate) fn utf16_bytes(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Windows-1258: letters with their shape, tone marks behind them.
pub(crate) fn windows_1258_bytes(text: &str) -> Vec<u8> {
    const SHAPES: &[(char, u8)] = &[
        ('Â', 0xC2),
        ('â', 0xE2),
        ('Ê', 0xCA),
        ('ê', 0xEA),
        ('Ô', 0xD4),
        ('ô', 0xF4),
        ('Ă', 0xC3),
        ('ă', 0xE3),
        ('Đ', 0xD0),
        ('đ', 0xF0),
        ('Ơ', 0xD5),
        ('ơ', 0xF5),
        ('Ư', 0xDD),
        ('ư', 0xFD),
        ('\u{300}', 0xCC),
        ('\u{309}', 0xD2),
        ('\u{303}', 0xDE),
        ('\u{301}', 0xEC),
        ('\u{323}', 0xF2),
    ];
    let is_tone = |letter: &char| "\u{300}\u{309}\u{303}\u{301}\u{323}".contains(*letter);
    let mut bytes = Vec::new();
    for letter in text.nfc() {
        let apart: Vec<char> = std::iter::once(letter).nfd().collect();
        let (tones, shape): (Vec<char>, Vec<char>) = apart.into_iter().partition(is_tone);
        for part in shape.into_iter().nfc().chain(tones) {
            let byte = SHAPES.iter().find(|(known, _)| *known == part).map(|(_, byte)| *byte);
            bytes.extend(byte.or_else(|| u8::try_from(u32::from(part)).ok()));
        }
    }
    bytes
}
