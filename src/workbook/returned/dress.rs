//! How what is added looks: marks, and the formats of the list.

/// Crossed lines for errors, one-way ones for warnings: they differ on a black-and-white print too, and figures stay
/// readable.
const ERROR_FILL: &str = r#"<fill><patternFill patternType="lightTrellis"><fgColor rgb="FFE0796C"/><bgColor rgb="FFFDE7E4"/></patternFill></fill>"#;
const WARNING_FILL: &str = r#"<fill><patternFill patternType="lightUp"><fgColor rgb="FFB98A00"/><bgColor rgb="FFFFF3BF"/></patternFill></fill>"#;
/// By what a mark is known again, all of a line: its two colours, or the one that LibreOffice (7.4, tried) writes in
/// their place, as it has no patterns.
pub(super) const KNOWN_BY: [[&str; 2]; 4] =
    [["FFE0796C", "FFFDE7E4"], ["FFB98A00", "FFFFF3BF"], ["\"solid\"", "FFF3BEB7"], ["\"solid\"", "FFEED990"]];
const HEADING_FILL: &str =
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFE3EAF2"/><bgColor indexed="64"/></patternFill></fill>"#;
pub(super) const FILLS: [&str; 3] = [ERROR_FILL, WARNING_FILL, HEADING_FILL];

/// Of the list: plain, bold, title, link, and white.
pub(super) const FONTS: [&str; 5] = [
    r#"<font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><b/><sz val="11"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><b/><sz val="14"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><u/><sz val="11"/><color rgb="FF0B5CAD"/><name val="Times New Roman"/><family val="1"/></font>"#,
    r#"<font><sz val="8"/><color rgb="FFFFFFFF"/><name val="Times New Roman"/><family val="1"/></font>"#,
];
/// Of the list, of errors and of warnings: a heavy frame is seen where a print swallows the pattern.
pub(super) const BORDERS: [&str; 3] = [
    r#"<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>"#,
    r#"<border><left style="medium"><color rgb="FFB42318"/></left><right style="medium"><color rgb="FFB42318"/></right><top style="medium"><color rgb="FFB42318"/></top><bottom style="medium"><color rgb="FFB42318"/></bottom><diagonal/></border>"#,
    r#"<border><left style="mediumDashed"><color rgb="FF8A6700"/></left><right style="mediumDashed"><color rgb="FF8A6700"/></right><top style="mediumDashed"><color rgb="FF8A6700"/></top><bottom style="mediumDashed"><color rgb="FF8A6700"/></bottom><diagonal/></border>"#,
];
pub(super) const NO_FILL: &str = r#"<fill><patternFill patternType="none"/></fill>"#;
pub(super) const NO_BORDER: &str = "<border><left/><right/><top/><bottom/><diagonal/></border>";

/// The formats of the list of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    Title,
    Explanation,
    Heading,
    Text,
    Centred,
    Link,
    Error,
    Warning,
    Unseen,
}

impl Own {
    pub(super) const ALL: [Self; 9] = [
        Self::Title,
        Self::Explanation,
        Self::Heading,
        Self::Text,
        Self::Centred,
        Self::Link,
        Self::Error,
        Self::Warning,
        Self::Unseen,
    ];

    /// Font, fill and alignment; the first two count from the first one added.
    pub(super) fn parts(self) -> (usize, Option<usize>, &'static str) {
        const TOP: &str = r#"<alignment vertical="top" wrapText="1"/>"#;
        const CENTRE: &str = r#"<alignment horizontal="center" vertical="top" wrapText="1"/>"#;
        match self {
            Self::Title => (2, None, ""),
            Self::Explanation => (0, None, TOP),
            Self::Heading => (1, Some(2), r#"<alignment horizontal="center" vertical="center" wrapText="1"/>"#),
            Self::Text => (0, None, TOP),
            Self::Centred => (0, None, CENTRE),
            Self::Link => (3, None, CENTRE),
            Self::Error => (0, Some(0), CENTRE),
            Self::Warning => (0, Some(1), CENTRE),
            Self::Unseen => (4, None, ""),
        }
    }

    pub(super) fn is_boxed(self) -> bool {
        !matches!(self, Self::Title | Self::Explanation | Self::Unseen)
    }
}
