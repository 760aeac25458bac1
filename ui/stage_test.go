package ui_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cutui/model"
	"cutui/ui"
)

// tape is a terminal, but for the system, that keeps what is written.
type tape struct {
	*os.File
	mu    sync.Mutex
	all   bytes.Buffer
	once  sync.Once
	drawn chan struct{} // closed with the first frame
}

func (p *tape) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if bytes.Contains(b, []byte("Workspaces")) {
		p.once.Do(func() { close(p.drawn) })
	}
	return p.all.Write(b)
}

func (p *tape) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all.String()
}

// fingers type keys once something is drawn.
type fingers struct {
	drawn chan struct{}
	keys  io.Reader
}

func (f *fingers) Read(b []byte) (int, error) {
	<-f.drawn
	return f.keys.Read(b)
}

// raised is a stage where somebody types once they see something.
func raised(ctx context.Context, typed string) (*ui.Stage, *tape) {
	out := &tape{drawn: make(chan struct{})}
	keys := &fingers{out.drawn, strings.NewReader(typed)}
	return ui.Raise(out, func() {}, tea.WithContext(ctx), tea.WithInput(keys), tea.WithWindowSize(120, 36)), out
}

func TestStageThatShowsNothingLeavesNoTrace(t *testing.T) {
	t.Parallel()
	s, out := raised(t.Context(), "j")
	s.Strike()
	if got := out.String(); got != "" {
		t.Errorf("%q", got)
	}
}

func TestStageRunsWhatIsShown(t *testing.T) {
	t.Parallel()
	s, out := raised(t.Context(), "q")
	defer s.Strike()
	d := deps(model.New(model.Options{}, today), newWorld(0))
	if err := s.Show(ui.New(t.Context(), d), colorprofile.TrueColor); err != nil {
		t.Error(err)
	}
	got := out.String()
	if !strings.Contains(got, "Workspaces") {
		t.Errorf("nothing was drawn: %q", got)
	}
	for _, part := range []string{"\x1b[?1049h", "\x1b[?2004h", "\x1b[?1049l"} {
		if strings.Count(got, part) != 1 {
			t.Errorf("%q is there %d times:\n%q", part, strings.Count(got, part), got)
		}
	}
}

func TestStageEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	s, _ := raised(ctx, "")
	cancel()
	d := deps(model.New(model.Options{}, today), newWorld(0))
	if err := s.Show(ui.New(ctx, d), colorprofile.TrueColor); !errors.Is(err, tea.ErrProgramKilled) {
		t.Error(err)
	}
}
