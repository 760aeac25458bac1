package theme

// Glyphs are the symbols on the screen. Each is exactly one cell wide.
type Glyphs struct {
	Cursor, Marked        string // the cursor row, a marked row
	Chosen                string // the chosen workspace
	Pending, Quiet        string // invited, not seen for a long time
	Never, Unknown        string // never seen, nothing known
	Warning, Seat         string // a warning, a paid seat
	Done, Failed          string // lines of a run
	Ellipsis, Dot, Arrow  string // cut text, a separator, "from → to"
	Ascending, Descending string // the sorted column
	Open, Closed          string // branches of a tree
	Thumb                 string // the scroll position on a frame's right border
	Caret                 string // the left edge of a focused text field
	Bar, HalfBar, Track   string // a full, half full and empty cell of a bar
	DoubleBar, DashedBar  string // the second and third part of a split bar
	Spinner               []string

	Horizontal, Vertical                       string
	TopLeft, TopRight, BottomLeft, BottomRight string
}

// Unicode returns the glyphs for terminals with an ordinary font.
func Unicode() Glyphs {
	return Glyphs{
		Cursor: "▸", Marked: "✓",
		Chosen:  "●",
		Pending: "○", Quiet: "◌", Never: "∅", Unknown: "·",
		Warning: "▲", Seat: "$",
		Done: "✓", Failed: "✗",
		Ellipsis: "…", Dot: "·", Arrow: "→",
		Ascending: "▴", Descending: "▾",
		Open: "▾", Closed: "▸",
		Thumb: "┃", Caret: "┃",
		Bar: "━", HalfBar: "╸", Track: "─",
		DoubleBar: "═", DashedBar: "╍",
		Spinner:    []string{"⣾", "⣽", "⣻", "⢿", "⡿", "⣟", "⣯", "⣷"},
		Horizontal: "─", Vertical: "│",
		TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
	}
}

// ASCII returns the glyphs for terminals and fonts without box drawing.
func ASCII() Glyphs {
	return Glyphs{
		Cursor: ">", Marked: "+",
		Chosen:  "*",
		Pending: "o", Quiet: "-", Never: "0", Unknown: ".",
		Warning: "!", Seat: "$",
		Done: "+", Failed: "x",
		Ellipsis: "~", Dot: "-", Arrow: ">",
		Ascending: "^", Descending: "v",
		Open: "v", Closed: ">",
		Thumb: "#", Caret: "|",
		Bar: "=", HalfBar: "=", Track: "-",
		DoubleBar: "-", DashedBar: ".",
		Spinner:    []string{"|", "/", "-", "\\"},
		Horizontal: "-", Vertical: "|",
		TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
	}
}
