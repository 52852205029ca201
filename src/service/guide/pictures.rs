//! The pictures of the guide: they are in the program, as its text is.

use crate::chart::{Picture, read_png};

/// The pictures of the guide, by the names it refers to them with.
pub(super) const PICTURES: &[(&str, &[u8])] = &[
    ("hinh/01-mo-dau.png", include_bytes!("../../../docs/huong-dan/hinh/01-mo-dau.png")),
    ("hinh/02-bieu-mau.png", include_bytes!("../../../docs/huong-dan/hinh/02-bieu-mau.png")),
    ("hinh/03-don-vi.png", include_bytes!("../../../docs/huong-dan/hinh/03-don-vi.png")),
    ("hinh/04-nhap.png", include_bytes!("../../../docs/huong-dan/hinh/04-nhap.png")),
    ("hinh/05-ket-qua.png", include_bytes!("../../../docs/huong-dan/hinh/05-ket-qua.png")),
    ("hinh/06-giai-trinh.png", include_bytes!("../../../docs/huong-dan/hinh/06-giai-trinh.png")),
    ("hinh/07-so-sanh-xep-hang.png", include_bytes!("../../../docs/huong-dan/hinh/07-so-sanh-xep-hang.png")),
    ("hinh/08-so-sanh-chi-tieu.png", include_bytes!("../../../docs/huong-dan/hinh/08-so-sanh-chi-tieu.png")),
    ("hinh/09-cach-doc-bang.png", include_bytes!("../../../docs/huong-dan/hinh/09-cach-doc-bang.png")),
    ("hinh/10-cac-ban.png", include_bytes!("../../../docs/huong-dan/hinh/10-cac-ban.png")),
    ("hinh/11-thu-thay-doi.png", include_bytes!("../../../docs/huong-dan/hinh/11-thu-thay-doi.png")),
    ("hinh/12-in.png", include_bytes!("../../../docs/huong-dan/hinh/12-in.png")),
    ("hinh/13-bo-tieu-chi.png", include_bytes!("../../../docs/huong-dan/hinh/13-bo-tieu-chi.png")),
];

/// The picture that the guide refers to by `file`; none for a name it does not use.
pub fn picture(file: &str) -> Option<Picture> {
    let (_, bytes) = PICTURES.iter().find(|(name, _)| *name == file)?;
    read_png(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::guide::Document;
    use crate::service::guide::markdown::{Block, read};

    #[test]
    fn every_picture_of_the_guide_is_in_the_program() {
        let mut used: Vec<String> = read(Document::Guide.text())
            .into_iter()
            .filter_map(|block| match block {
                Block::Picture { file, .. } => Some(file),
                _ => None,
            })
            .collect();
        used.sort();
        assert_eq!(used, PICTURES.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>());
    }

    #[test]
    fn every_picture_can_be_shown_and_hides_nothing_behind_it() {
        for (name, _) in PICTURES {
            let picture = picture(name).unwrap();
            assert_eq!(picture.rgba.len(), (picture.width * picture.height * 4) as usize, "{name}");
            assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255), "{name} is not opaque");
        }
        assert_eq!(picture("hinh/khong-co.png"), None);
    }
}
