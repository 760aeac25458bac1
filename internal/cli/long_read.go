package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
)

// longRead carries out an intent that begins a read of many calls, and waits for its end.
// It says at the start what the read takes, and counts while it runs. Where ctx ends
// meanwhile, what was read stays in the state and on the disk; the caller shows that and
// returns the error.
func (sh *shell) longRead(ctx context.Context, s *app.App, m model.Msg) error {
	said := s.State.NoticeCount()
	c := readCounter{say: sh.note, said: s.State.Now}
	switch {
	case sh.quiet:
		c.say = func(string, ...any) {}
	case sh.Progress:
		c.over = func(line string) {
			fmt.Fprint(sh.Err, "\r"+line+strings.Repeat(" ", max(0, ansi.StringWidth(c.shown)-ansi.StringWidth(line))))
		}
		c.room = cmp.Or(sh.Width, 80) - 1
	case sh.isJSON():
		c.say = func(string, ...any) {} // the notes of a document are read when all is over
	}
	err := effect.Drive(ctx, s.Runner, s.State, m, func(st *model.State) bool {
		c.look(st)
		return !st.LongRead().Live()
	})
	c.wipe()
	switch {
	case err != nil:
		if r := s.State.LongRead(); r.Live() {
			sh.note("stopped %s; the next read continues there", r.Progress())
		}
	default:
		sh.sayLastNotice(s.State, said)
	}
	return err
}

// interrupted reports whether ctx is over, such as after ctrl+c.
func interrupted(ctx context.Context) bool { return ctx.Err() != nil }

// sayLastNotice says the last of the notices since there were some, or the last fault
// among them.
func (sh *shell) sayLastNotice(s *model.State, before int) {
	n := s.Notices
	count := min(s.NoticeCount()-before, len(n))
	if count == 0 {
		return
	}
	last := n[len(n)-1]
	for _, notice := range n[len(n)-count:] {
		if notice.Level == model.Fault {
			last = notice
		}
	}
	sh.note("%s: %s", s.Roster().Name, noticeWords(last))
}

// noticeWords is a notice with what failed.
func noticeWords(n model.Notice) string {
	if n.Err == nil {
		return n.Text
	}
	return n.Text + ": " + n.Err.Error()
}

// readCounter says how far a read of many calls is: on a terminal in one line that is
// written over, else in a line every ten seconds at most.
type readCounter struct {
	say   func(format string, args ...any)
	over  func(line string) // writes over the last line; nil: it can't be
	room  int               // cells of a line that is written over: a longer one would wrap
	what  string            // the read that was begun last
	shown string            // the last line that was written over
	said  time.Time         // the last line that stays
	waits rateWaits
}

func (c *readCounter) look(s *model.State) {
	r := s.LongRead()
	if !r.Live() {
		return
	}
	if c.what != r.What {
		c.what = r.What
		c.wipe()
		if intro := s.Intro(r); intro != "" {
			c.say("%s", intro)
		}
	}
	line := r.Progress()
	waits, begins := c.waits.look(s)
	if waits != "" {
		line += "; " + waits
	}
	switch {
	case c.over != nil:
		line = ansi.Truncate(line, c.room, "...")
		c.over(line)
		c.shown = line
	case begins, s.Now.Sub(c.said) >= sayEvery:
		c.said = s.Now
		c.say("%s", line)
	}
}

// wipe takes away the line that was written over.
func (c *readCounter) wipe() {
	if c.shown != "" {
		c.over("")
		c.shown = ""
		c.over("")
	}
}
