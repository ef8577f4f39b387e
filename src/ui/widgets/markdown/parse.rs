//! Markdown as the few kinds of block and span that are shown.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::ui::format::visible;

/// Blocks deeper than this are shown at this depth: a text of ten thousand ">" must not overflow the stack.
const DEPTH: usize = 12;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    Text(Vec<Span>),
    /// Its level, from 1.
    Heading(u8, Vec<Span>),
    Code(String),
    /// Its rows of cells, the header first.
    Table(Vec<Vec<Vec<Span>>>),
    Quote(Vec<Block>),
    /// With the number of the first item, if they are numbered.
    List(Option<u64>, Vec<Item>),
    Rule,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Item {
    /// Whether a task is done.
    pub(super) done: Option<bool>,
    pub(super) blocks: Vec<Block>,
}

/// Text of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) strike: bool,
    pub(super) code: bool,
    /// What it opens, when that is safe.
    pub(super) link: Option<String>,
}

pub(super) fn parse(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut builder = Builder::default();
    for event in Parser::new_ext(text, options) {
        builder.event(event);
    }
    builder.finish()
}

/// The target, if a browser or a mail program takes it: a file or another program's address is not opened.
fn safe_target(target: &str) -> Option<String> {
    let (scheme, _) = target.split_once(':')?;
    let known = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    // What would be hidden in the tooltip is no honest target.
    (known && matches!(visible(target), std::borrow::Cow::Borrowed(_))).then(|| target.to_owned())
}

/// A block that is not closed yet.
#[derive(Debug)]
enum Open {
    Quote(Vec<Block>),
    List(Option<u64>, Vec<Item>),
    Item(Item),
}

#[derive(Debug, Default)]
struct Builder {
    blocks: Vec<Block>,
    open: Vec<Open>,
    /// Blocks that are too deep to be opened, and are closed again.
    ignored: usize,
    /// The text since the last block.
    spans: Vec<Span>,
    look: Look,
    code: Option<String>,
    table: Option<Vec<Vec<Vec<Span>>>>,
}

/// How many marks of each kind are open.
#[derive(Debug, Default)]
struct Look {
    strong: usize,
    emphasis: usize,
    strike: usize,
    links: Vec<Option<String>>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.text(&text, false),
            },
            Event::Code(text) => self.text(&text, true),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, false),
            // People press Enter for a new line, as in the field where they type it.
            Event::SoftBreak | Event::HardBreak => self.text("\n", false),
            Event::Rule => {
                self.close_text();
                self.add(Block::Rule);
            }
            Event::TaskListMarker(done) => {
                if let Some(Open::Item(item)) = self.open.last_mut() {
                    item.done = Some(done);
                }
            }
            // Not enabled.
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.look.strong += 1,
            Tag::Emphasis => self.look.emphasis += 1,
            Tag::Strikethrough => self.look.strike += 1,
            Tag::Link { dest_url, .. } => self.look.links.push(safe_target(&dest_url)),
            Tag::CodeBlock(_) => {
                self.close_text();
                self.code = Some(String::new());
            }
            Tag::BlockQuote(_) => self.open(Open::Quote(Vec::new())),
            Tag::List(start) => self.open(Open::List(start, Vec::new())),
            Tag::Item => self.open(Open::Item(Item::default())),
            Tag::Table(_) => {
                self.close_text();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.push(Vec::new());
                }
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock => self.close_text(),
            // Of an image its description is left; the others are not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.look.strong = self.look.strong.saturating_sub(1),
            TagEnd::Emphasis => self.look.emphasis = self.look.emphasis.saturating_sub(1),
            TagEnd::Strikethrough => self.look.strike = self.look.strike.saturating_sub(1),
            TagEnd::Link => drop(self.look.links.pop()),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.add(Block::Code(visible_lines(code.trim_end_matches('\n'))));
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.spans);
                if let Some(row) = self.table.as_mut().and_then(|table| table.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.add(Block::Table(table));
                }
            }
            TagEnd::Heading(level) => {
                let spans = std::mem::take(&mut self.spans);
                if !spans.is_empty() {
                    self.add(Block::Heading(number(level), spans));
                }
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.close_text(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, code: bool) {
        let span = Span {
            text: visible_lines(text),
            strong: self.look.strong > 0,
            emphasis: self.look.emphasis > 0,
            strike: self.look.strike > 0,
            code,
            link: self.look.links.last().cloned().flatten(),
        };
        match self.spans.last_mut() {
            Some(last)
                if (Span { text: String::new(), ..last.clone() }) == (Span { text: String::new(), ..span.clone() }) =>
            {
                last.text.push_str(&span.text);
            }
            _ => self.spans.push(span),
        }
    }

    fn close_text(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut() {
            // HTML comes with the end of its last line.
            last.text.truncate(last.text.trim_end().len());
            self.add(Block::Text(spans));
        }
    }

    fn add(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Open::Quote(blocks) | Open::Item(Item { blocks, .. })) => blocks.push(block),
            // Between the items of a list stands nothing.
            Some(Open::List(_, items)) => items.push(Item { done: None, blocks: vec![block] }),
            None => self.blocks.push(block),
        }
    }

    fn open(&mut self, block: Open) {
        self.close_text();
        if self.ignored > 0 || self.open.len() >= DEPTH {
            self.ignored += 1;
        } else {
            self.open.push(block);
        }
    }

    fn close(&mut self) {
        self.close_text();
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        match self.open.pop() {
            Some(Open::Quote(blocks)) => self.add(Block::Quote(blocks)),
            Some(Open::List(start, items)) => self.add(Block::List(start, items)),
            Some(Open::Item(item)) => {
                if let Some(Open::List(_, items)) = self.open.last_mut() {
                    items.push(item);
                }
            }
            None => {}
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close_text();
        self.blocks
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// Line by line, since a line's end is no hidden mark.
fn visible_lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| visible(&line.replace('\t', "    ")).into_owned()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> Span {
        Span { text: text.into(), ..Span::default() }
    }

    fn only_spans(text: &str) -> Vec<Span> {
        match &parse(text)[..] {
            [Block::Text(spans)] => spans.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn marks_become_looks() {
        let spans = only_spans("Pay **with _two_** `taps` ~~now~~\nor later");
        let two = Span { strong: true, emphasis: true, ..plain("two") };
        let expected = [
            plain("Pay "),
            Span { strong: true, ..plain("with ") },
            two,
            plain(" "),
            Span { code: true, ..plain("taps") },
            plain(" "),
            Span { strike: true, ..plain("now") },
            plain("\nor later"),
        ];
        assert_eq!(spans, expected);
    }

    #[test]
    fn only_what_a_browser_or_a_mail_program_takes_is_a_link() {
        let link = |target: &str| only_spans(&format!("[here](<{target}>)"))[0].link.clone();
        for safe in ["https://example.org/a?b#c", "http://example.org", "HTTPS://example.org", "mailto:a@example.org"] {
            assert_eq!(link(safe), Some(safe.to_owned()));
        }
        for unsafe_one in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "smb://host/share",
            "other.md",
            "//example.org",
            "C:\\a.exe",
            " data:text/html,x",
            "https://example.org/\u{202e}gro",
            "",
        ] {
            assert_eq!(link(unsafe_one), None, "{unsafe_one}");
        }
        assert_eq!(only_spans("<https://example.org>")[0].link.as_deref(), Some("https://example.org"));
    }

    #[test]
    fn an_image_is_its_description_and_html_is_text() {
        assert_eq!(only_spans("![A plan](https://example.org/a.png)"), [plain("A plan")]);
        assert_eq!(only_spans("a <b>c</b>"), [plain("a <b>c</b>")]);
        assert_eq!(only_spans("<script>\nx()\n</script>\n"), [plain("<script>\nx()\n</script>")]);
    }

    #[test]
    fn hidden_marks_are_shown() {
        assert_eq!(only_spans("a\u{202e}b"), [plain("a\\u202Eb")]);
        assert_eq!(parse("    a\u{202e}\n\tb"), [Block::Code("a\\u202E\nb".into())]);
    }

    #[test]
    fn blocks() {
        let text = |text| Block::Text(vec![plain(text)]);
        let item = |t, done| Item { done, blocks: vec![text(t)] };
        assert_eq!(
            parse(
                "# Why\n\nBecause.\n\n- [x] one\n- [ ] two\n\n3. three\n4. four\n\n> said\n\n---\n```rust\nlet a;\n```"
            ),
            [
                Block::Heading(1, vec![plain("Why")]),
                text("Because."),
                Block::List(None, vec![item("one", Some(true)), item("two", Some(false))]),
                Block::List(Some(3), vec![item("three", None), item("four", None)]),
                Block::Quote(vec![text("said")]),
                Block::Rule,
                Block::Code("let a;".into()),
            ]
        );
        assert_eq!(
            parse("- a\n  - b"),
            [Block::List(
                None,
                vec![Item { done: None, blocks: vec![text("a"), Block::List(None, vec![item("b", None)])] }]
            )]
        );
    }

    #[test]
    fn a_table_has_rows_of_cells() {
        let strong = Span { strong: true, ..plain("pays") };
        let head = vec![vec![plain("Who")], vec![plain("What")]];
        let rows = vec![head, vec![vec![plain("Ana")], vec![strong]], vec![vec![plain("Bo")], Vec::new()]];
        assert_eq!(parse("| Who | What |\n|---|---|\n| Ana | **pays** |\n| Bo |"), [Block::Table(rows)]);
    }

    #[test]
    fn depth_is_bounded_and_nothing_is_lost() {
        fn depth(blocks: &[Block]) -> usize {
            let inner = |block: &Block| match block {
                Block::Quote(blocks) => 1 + depth(blocks),
                Block::List(_, items) => 2 + items.iter().map(|item| depth(&item.blocks)).max().unwrap_or_default(),
                _ => 0,
            };
            blocks.iter().map(inner).max().unwrap_or_default()
        }
        for text in [format!("{}deep", "> ".repeat(5000)), format!("{}deep", "- ".repeat(5000))] {
            let parsed = parse(&text);
            assert!(depth(&parsed) <= DEPTH);
            assert!(format!("{parsed:?}").contains("deep"));
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[ -~\n\t>*_`#|\\[\\]()!<é\u{202e}-]{0,200}") {
            parse(&text);
        }
    }
}
