package cli

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// page is where help goes. It stays a file to those who ask whether it is a
// terminal, and takes colour off where nobody wants it.
type page struct {
	io.Writer
	plain func() bool
}

func (sh *shell) page() io.Writer {
	p := page{sh.Out, func() bool { return sh.Color == "never" || sh.Color != "always" && sh.Env("NO_COLOR") != "" }}
	if f, ok := sh.Out.(*os.File); ok {
		return filePage{p, f}
	}
	return p
}

// Write leaves out colour, and the spaces that fill lines up where there is none.
func (p page) Write(text []byte) (int, error) {
	out := string(text)
	if p.plain() {
		out = ansi.Strip(out)
	}
	if !strings.Contains(out, "\x1b") {
		lines := strings.Split(out, "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		out = strings.Join(lines, "\n")
	}
	_, err := io.WriteString(p.Writer, out)
	return len(text), err
}

// filePage has of a file what tells a terminal; nothing of what is written gets
// past the page.
type filePage struct {
	page
	f *os.File
}

func (p filePage) Fd() uintptr                { return p.f.Fd() }
func (p filePage) Read(b []byte) (int, error) { return p.f.Read(b) }
func (p filePage) Close() error               { return p.f.Close() }
