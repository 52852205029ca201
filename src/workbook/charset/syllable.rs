//! Whether a word can be a Vietnamese syllable: the yardstick by which text in an old charset is told from text that
//! only happens to hold the same characters.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// What may follow an onset, tone marks aside.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay \
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet \
    ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uôc uôi uôm uôn uông uôt uơ \
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt \
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y ych yêm yên yêng yêt yêu ynh yt yu";

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| RIMES.split(' ').collect());

/// The five marks of tone as combining characters; of these, closed syllables take the acute and the dot alone.
pub(super) const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
const TONES_OF_CLOSED: [char; 2] = ['\u{301}', '\u{323}'];

/// Whether a word could be said in Vietnamese.
pub(super) fn is_syllable(word: &str) -> bool {
    let (mut tones, mut bare) = (Vec::new(), String::new());
    for letter in word.to_lowercase().nfd() {
        if !TONES.contains(&letter) {
            bare.push(letter);
        } else if bare.ends_with(|below: char| below.is_ascii_alphabetic() && !is_vowel(below)) {
            // `ñ` is an n with the mark of a tone, and no letter of Vietnamese.
            return false;
        } else {
            tones.push(letter);
        }
    }
    let bare: String = bare.nfc().collect();
    let tone_fits = match tones.as_slice() {
        [] => true,
        [tone] => !is_closed(&bare) || TONES_OF_CLOSED.contains(tone),
        _ => false,
    };
    tone_fits && ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset)).any(is_rime)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Highland names end in k (`Đắk Lắk`) where others end in c.
fn is_rime(text: &str) -> bool {
    let with_c = text.strip_suffix('k').map(|start| format!("{start}c"));
    let text = with_c.as_deref().unwrap_or(text);
    KNOWN.contains(text)
}

fn is_closed(bare: &str) -> bool {
    bare.ends_with(['c', 'k', 'p', 't']) || (bare.ends_with("ch") && bare.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known_wherever_the_tone_stands() {
        let text = "Cộng hòa hoà xã hội chủ nghĩa Việt Nam quốc quyết giếng gì gìn giữ Huế Đắk Lắk khuyến nguyễn ngượng \
                    thuở uỷ ủy ban nhân dân được đường tuýp ương";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn what_nobody_could_say_is_none() {
        for word in [
            "Thµnh",
            "Néi",
            "caùn",
            "boä",
            "toång",
            "developpement",
            "für",
            "gỏt",
            "àá",
            "schön",
            "",
            "côte",
            "Ñôn",
            "ǹhà",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
