package ui_test

import (
	"bytes"
	"context"
	"errors"
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
	mu  sync.Mutex
	all bytes.Buffer
}

func (p *tape) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all.Write(b)
}

func (p *tape) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all.String()
}

// raised is a stage where keys were typed before anything was seen.
func raised(ctx context.Context, typed string) (*ui.Stage, *tape) {
	out := &tape{}
	return ui.Raise(out, func() {}, tea.WithContext(ctx), tea.WithInput(strings.NewReader(typed)), tea.WithWindowSize(120, 36)), out
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
	for _, part := range []string{"\x1b[?1049h", "\x1b[?2004h", "Workspaces", "\x1b[?1049l"} {
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
