use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The files of `templates/fonts`, in a fixed order.
const FILES: [&[u8]; 6] = [
    include_bytes!("../../../../templates/fonts/SourceSans3-Regular.otf"),
    include_bytes!("../../../../templates/fonts/SourceSans3-Semibold.otf"),
    include_bytes!("../../../../templates/fonts/SourceSerif4-It.otf"),
    include_bytes!("../../../../templates/fonts/SourceSerif4-Regular.otf"),
    include_bytes!("../../../../templates/fonts/SourceSerif4-Semibold.otf"),
    include_bytes!("../../../../templates/fonts/SourceSerif4Display-Regular.otf"),
];

/// The report's fonts, read once.
pub(super) static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());

/// What Typst knows of them.
pub(super) static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
