package widget

import (
	"slices"
	"strings"
	"testing"

	"cutui/ui/theme"
)

// The lines of a box are otherwise blank, so that no text is cut beside it.
func TestOverlayBlanksBothSides(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	row := st.Render(theme.Danger, "0123456789") + "漢字漢字漢"
	backdrop := strings.Join(slices.Repeat([]string{row}, 4), "\n")
	got := Overlay(st, backdrop, "ABCDEFG\nHIJKLMN", 20, 4)
	want := []string{"0123456789漢字漢字漢", "      ABCDEFG       ", "      HIJKLMN       ", "0123456789漢字漢字漢"}
	if lines := drawn(got); !slices.Equal(lines, want) {
		t.Errorf("%q\nwant %q", lines, want)
	}
	if strings.Contains(got, st.Ink(theme.Danger).Open()) {
		t.Error("the backdrop keeps its colours")
	}
	if at := OverlayRect("ABCDEFG\nHIJKLMN", 20, 4); at != (Rect{6, 1, 7, 2}) {
		t.Errorf("the box is at %v", at)
	}
}

func TestComposeAndStack(t *testing.T) {
	t.Parallel()
	got := Compose(
		Piece{Rect{0, 1, 2, 2}, "ab\ncd"}, Piece{Rect{0, 3, 2, 1}, "ef"}, Piece{Rect{2, 1, 1, 3}, "1\n2\n3"},
		Piece{Rect{0, 4, 3, 1}, "end"}, Piece{Rect{0, 0, 3, 1}, "top"}, Piece{},
	)
	if got != "top\nab1\ncd2\nef3\nend" {
		t.Errorf("%q", got)
	}
	if got := Stack("ab\ncd", "", "ef"); got != "ab\ncd\nef" {
		t.Errorf("%q", got)
	}
	if got := Compose(); got != "" {
		t.Errorf("%q", got)
	}
	if w, h := Size("ab\n漢字"); w != 4 || h != 2 {
		t.Errorf("%d×%d", w, h)
	}
}

// Directly above and below a box there is no border without its frame; everything else stays.
func TestNoBorderIsLeftAlone(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		st       *theme.Styles
		backdrop string
		want     []string
	}{
		{theme.New(theme.Dark, true), "row\n│ a │╭─ b ─╮\n│ c ││ d   │\n╰─ 1 ─╯ e\nf", []string{"row         ", "│ a │       ", "    BOX     ", "        e   ", "f           "}},
		{theme.New(theme.Dark, true).With(theme.ASCII()), "row\n+- a -+\n| b   |\n+- 1 -+ e\nf", []string{"row         ", "            ", "    BOX     ", "        e   ", "f           "}},
	} {
		if got := drawn(Overlay(tt.st, tt.backdrop, "BOX", 12, 5)); !slices.Equal(got, tt.want) {
			t.Errorf("%q\nwant %q", got, tt.want)
		}
	}
}
