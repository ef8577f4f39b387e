//! SVG as PNG, drawn in the app's own typefaces, with the system's behind them for other scripts.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use egui::{ColorImage, Vec2};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{self, FontResolver, Options, Tree};

use crate::ui::fonts;

/// Why a picture has no file. Its source is the cause.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// In points.
    #[error("the picture is {width} × {height} points large, and a PNG of it could not be read")]
    TooLarge { width: u64, height: u64 },
    #[error("the picture could not be drawn")]
    Draw(#[source] usvg::Error),
    #[error("{width} × {height} pixels cannot be drawn")]
    Pixels { width: u32, height: u32 },
    #[error("the picture could not be packed as PNG")]
    Pack(#[source] ::png::EncodingError),
}

/// Pixels per point, for screens of today, as long as the limits allow.
const SCALE: f64 = 2.0;
/// Below this texts cannot be read at all.
const LEAST: f64 = 0.2;
/// Pixels along a side that graphics programs and browsers still open.
const SIDE: f64 = 16_384.0;
/// Pixels in all: four bytes each while they are drawn.
const PIXELS: f64 = 100_000_000.0;
/// Points to an inch, as SVG has them.
const DPI: f64 = 96.0;

/// Pixels per point for a picture of a size in points: 2, or less where that would be too large.
pub fn scale_of(size: Vec2) -> Result<f64, PictureError> {
    let (width, height) = (f64::from(size.x), f64::from(size.y));
    let longest = width.max(height).max(1.0);
    let scale = SCALE.min(SIDE / longest).min((PIXELS / (width * height).max(1.0)).sqrt());
    if scale < LEAST {
        return Err(PictureError::TooLarge { width: width as u64, height: height as u64 });
    }
    Ok(scale)
}

/// Draws an SVG of a size in points.
pub fn png(svg: &str, size: Vec2) -> Result<Vec<u8>, PictureError> {
    let (pixmap, scale) = draw(svg, size)?;
    pack(&pixmap, scale).map_err(PictureError::Pack)
}

/// Draws an SVG of a size in points, for the clipboard.
pub fn image(svg: &str, size: Vec2) -> Result<ColorImage, PictureError> {
    let (pixmap, _) = draw(svg, size)?;
    let size = [pixmap.width() as usize, pixmap.height() as usize];
    Ok(ColorImage::from_rgba_premultiplied(size, pixmap.data()))
}

fn draw(svg: &str, size: Vec2) -> Result<(Pixmap, f64), PictureError> {
    let scale = scale_of(size)?;
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FAMILY.into(),
        font_resolver: resolver(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(PictureError::Draw)?;
    let side = |points: f32| (f64::from(points) * scale).floor().max(1.0) as u32;
    let (width, height) = (side(tree.size().width()), side(tree.size().height()));
    let mut pixmap = Pixmap::new(width, height).ok_or(PictureError::Pixels { width, height })?;
    // The last pixels are whole ones.
    let (x, y) = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, Transform::from_scale(x, y), &mut pixmap.as_mut());
    Ok((pixmap, scale))
}

/// Packs row after row, so that no second picture stands in memory.
fn pack(pixmap: &Pixmap, scale: f64) -> Result<Vec<u8>, png::EncodingError> {
    let solid = pixmap.pixels().iter().all(PremultipliedColorU8::is_opaque);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(if solid { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let per_metre = (DPI * scale / 0.0254).round() as u32;
    let dimensions = png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter };
    encoder.set_pixel_dims(Some(dimensions));
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let mut line = Vec::with_capacity(pixmap.width() as usize * 4);
    for row in pixmap.pixels().chunks(pixmap.width() as usize) {
        line.clear();
        for pixel in row {
            let pixel = pixel.demultiply();
            line.extend_from_slice(&[pixel.red(), pixel.green(), pixel.blue()]);
            if !solid {
                line.push(pixel.alpha());
            }
        }
        std::io::Write::write_all(&mut rows, &line)?;
    }
    rows.finish()?;
    writer.finish()?;
    Ok(bytes)
}

const FAMILY: &str = "Inter";

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in fonts::TEXT_FACES {
        fonts.load_font_source(Source::Binary(Arc::new(face)));
    }
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// Looks for the system's fonts when a character first needs them, which takes a while.
fn resolver() -> FontResolver<'static> {
    let fallback = FontResolver::default_fallback_selector();
    let looked = AtomicBool::new(false);
    FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(move |c, used, fonts| {
            if !looked.swap(true, Ordering::Relaxed) {
                Arc::make_mut(fonts).load_system_fonts();
            }
            if used.is_empty() { None } else { fallback(c, used, fonts) }
        }),
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    #[test]
    fn a_picture_has_two_pixels_a_point_until_it_grows_too_large() {
        let scale = |x, y| scale_of(vec2(x, y)).ok();
        assert_eq!(scale(1400.0, 900.0), Some(2.0));
        assert_eq!(scale(8192.0, 100.0), Some(2.0));
        assert_eq!(scale(16_384.0, 100.0), Some(1.0));
        assert_eq!(scale(100.0, 32_768.0), Some(0.5));
        assert_eq!(scale(10_000.0, 10_000.0), Some(1.0));
        assert_eq!(scale(20_000.0, 20_000.0), Some(0.5));
        assert_eq!(scale(0.0, 0.0), Some(2.0));
    }

    #[test]
    fn what_nobody_could_read_is_refused() {
        let error = scale_of(vec2(90_000.0, 400.0)).unwrap_err();
        assert!(matches!(error, PictureError::TooLarge { width: 90_000, height: 400 }));
    }
}
