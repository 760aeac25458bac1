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

// longRead starts a read of many calls with m, and waits until it ends. It notes at the start
// how long the read takes, then its progress. If ctx is cancelled, what was read stays in
// the state and on the disk; the caller shows it and returns the error.
func (sh *shell) longRead(ctx context.Context, s *app.App, m model.Msg) error {
	notices := s.State.NoticeCount()
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
		c.say = func(string, ...any) {} // notes are part of the document, which is read at the end
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
		sh.sayLastNotice(s.State, notices)
	}
	return err
}

// interrupted reports whether ctx is cancelled, such as by ctrl+c.
func interrupted(ctx context.Context) bool { return ctx.Err() != nil }

// sayLastNotice notes the last fault, or else the last notice, of those after the first
// before notices.
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

// noticeWords returns the text of a notice, with its error.
func noticeWords(n model.Notice) string {
	if n.Err == nil {
		return n.Text
	}
	return n.Text + ": " + n.Err.Error()
}

// readCounter shows the progress of a read of many calls: on a terminal in one line that is
// overwritten, else in a new line at most every ten seconds.
type readCounter struct {
	say   func(format string, args ...any)
	over  func(line string) // overwrites the last line; nil: not possible
	room  int               // width of an overwritten line, in cells
	what  string            // the read that was started last
	shown string            // the overwritten line as it is now
	said  time.Time         // when the last line that stays was written
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

// wipe clears the overwritten line.
func (c *readCounter) wipe() {
	if c.shown != "" {
		c.over("")
		c.shown = ""
		c.over("")
	}
}
