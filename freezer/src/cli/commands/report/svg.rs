//! Pieces of an SVG file.

use std::fmt::Write;

/// A picture in the making.
pub struct Svg {
    out: String,
    width: u32,
}

/// Where a text stands at its place.
#[derive(Clone, Copy)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It ends there.
    End,
}

impl Svg {
    /// An empty one of this width.
    pub fn new(width: u32) -> Svg {
        Svg {
            out: String::new(),
            width,
        }
    }

    /// A rectangle.
    pub fn rect(&mut self, (x, y): (u32, u32), (width, height): (u32, u32), fill: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.out,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>"#
        );
    }

    /// A line of text on its base line, of this height.
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

    /// The file; `title` is what it is for those who cannot see it.
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
