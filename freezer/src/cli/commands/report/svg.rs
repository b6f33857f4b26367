//! Builds an SVG file.

use std::fmt::Write;

/// An SVG file that is being built.
pub struct Svg {
    out: String,
    width: u32,
}

/// The part of a text that is at its coordinates.
#[derive(Clone, Copy)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text ends there.
    End,
}

impl Svg {
    /// An empty picture of this width.
    pub fn new(width: u32) -> Svg {
        Svg {
            out: String::new(),
            width,
        }
    }

    /// Adds a rectangle.
    pub fn rect(&mut self, (x, y): (u32, u32), (width, height): (u32, u32), fill: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.out,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>"#
        );
    }

    /// Adds a line of text, of this height; the coordinates are on its base line.
    pub fn text(&mut self, (x, y): (u32, u32), size: u32, fill: &str, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::End => "end",
        };
        let text = escape(text);
        let _ = writeln!(
            self.out,
            r#"<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}">{text}</text>"#
        );
    }

    /// The text of the file; `title` describes the picture to those who cannot see it.
    pub fn finish(self, height: u32, title: &str) -> String {
        let width = self.width;
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" "#,
                r#"font-family="DejaVu Sans, Verdana, sans-serif">"#,
                "\n<title>{title}</title>\n",
                r##"<rect width="{w}" height="{h}" fill="#ffffff"/>"##,
                "\n{body}</svg>\n"
            ),
            w = width,
            h = height,
            title = escape(title),
            body = self.out
        )
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
