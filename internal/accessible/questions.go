package accessible

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
)

// entry is a choice of a menu.
type entry struct {
	name string
	does func() error
}

// How an entry can end besides well: errBack leaves the menu that it stands in
// too, errCancelled was the user's wish.
var (
	errBack      = errors.New("back")
	errCancelled = errors.New("cancelled")
)

// say writes a line. What came from outside is clean already; this keeps a
// mistake from touching the terminal.
func (cv *conversation) say(format string, args ...any) {
	if cv.broken == nil {
		_, cv.broken = io.WriteString(cv.Out, clean.Text(fmt.Sprintf(format, args...))+"\n")
	}
}

// sayProblem says what is wrong, as a sentence.
func (cv *conversation) sayProblem(err error) { cv.say("%s", stop(sentence(err.Error()))) }

// send hands the core an intent and says how long the rate limit makes it wait.
func (cv *conversation) send(m model.Msg) error {
	return cv.Drive(cv.ctx, m, func(*model.State) {})
}

// ask asks for a line. The end of the input is no answer, not an empty one.
func (cv *conversation) ask(question string) (string, error) {
	if cv.broken == nil {
		_, cv.broken = io.WriteString(cv.Out, clean.Line(question)+": ")
	}
	if cv.broken != nil {
		return "", cv.broken
	}
	text, err := cv.Read(cv.ctx)
	text = strings.TrimSpace(clean.Line(text))
	if errors.Is(err, io.EOF) {
		cv.say("")
		return "", errOver
	}
	return text, err
}

// menu offers choices until the user goes back. They are read out when they come
// up, when they are others than before, and when somebody asks with a question mark.
func (cv *conversation) menu(title, back string, entries func() []entry) error {
	known := 0
	for {
		all := entries()
		names := make([]string, len(all))
		for i, e := range all {
			names[i] = e.name
		}
		cv.say("")
		if len(all) != known {
			cv.sayChoices(title, names, back)
		}
		known = len(all)
		i, err := cv.askNumber(title+" Number, 0 to "+leaving(back)+", ? for the choices", names, func() { cv.sayChoices(title, names, back) })
		if err != nil || i < 0 {
			return err
		}
		switch err := all[i].does(); {
		case errors.Is(err, errBack):
			return nil
		case errors.Is(err, errCancelled):
			cv.say("Cancelled; nothing was sent.")
		case err != nil:
			return err
		}
	}
}

// leaving is the way out as a part of a question.
func leaving(back string) string {
	if back == "Back" {
		return "go back"
	}
	return strings.ToLower(back)
}

// choose asks for one of the names; an empty answer takes the usual one. Going
// back cancels what the choice was for.
func (cv *conversation) choose(title string, names []string, usual int) (int, error) {
	cv.say("")
	cv.sayChoices(title, names, "Cancel")
	again := func() { cv.sayChoices(title, names, "Cancel") }
	question := "Number"
	if usual >= 0 {
		question += fmt.Sprintf(" [%d]", usual+1)
	}
	i, err := cv.askNumber(question, names, again)
	switch {
	case err != nil:
		return 0, err
	case i == empty && usual >= 0:
		return usual, nil
	case i < 0:
		return 0, errCancelled
	}
	return i, nil
}

func (cv *conversation) sayChoices(title string, names []string, back string) {
	cv.say("%s", title)
	for i, name := range names {
		cv.say("%d. %s", i+1, name)
	}
	cv.say("0. %s", back)
}

// What number gives where none was chosen.
const (
	goBack = -1
	empty  = -2
)

// askNumber asks for one of the names until there is an answer: its number from 0,
// goBack or empty.
func (cv *conversation) askNumber(question string, names []string, again func()) (int, error) {
	for {
		answer, err := cv.ask(question)
		if err != nil {
			return goBack, err
		}
		switch n, ok := pickOne(answer, names); {
		case answer == "":
			return empty, nil
		case answer == "0":
			return goBack, nil
		case ok:
			return n, nil
		case answer == "?":
			again()
		default:
			cv.say("There is no %s here. Type a number from 0 to %d, or ? to hear the choices.", clean.Clip(answer, 40), len(names))
		}
	}
}

// pickOne reads a number from 1, or the beginning of just one of the names.
func pickOne(answer string, names []string) (int, bool) {
	if n, err := strconv.Atoi(answer); err == nil {
		return n - 1, n >= 1 && n <= len(names)
	}
	at, found := -1, 0
	for i, name := range names {
		if answer != "" && strings.HasPrefix(strings.ToLower(name), strings.ToLower(answer)) {
			at = i
			found++
		}
	}
	return at, found == 1
}

// several reads numbers such as "1 3-5"; ok is false where one of them is none
// of the n there are.
func several(answer string, n int) (picked []int, ok bool) {
	for word := range strings.FieldsFuncSeq(answer, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		from, to, isRange := strings.Cut(word, "-")
		if !isRange {
			to = from
		}
		first, errFirst := strconv.Atoi(from)
		last, errLast := strconv.Atoi(to)
		if errFirst != nil || errLast != nil || first < 1 || last > n || first > last {
			return nil, false
		}
		for i := first; i <= last; i++ {
			picked = append(picked, i-1)
		}
	}
	return picked, len(picked) > 0
}

// askYes asks a question that only yes answers.
func (cv *conversation) askYes(question string) (bool, error) {
	answer, err := cv.ask(question + " (yes or no) [no]")
	return strings.EqualFold(answer, "y") || strings.EqualFold(answer, "yes"), err
}

// pageSize is how many lines are read out before somebody is asked to go on.
const pageSize = 10

// readPages reads a list out in pages; a number opens that line. Enter goes on, and
// after the last page back.
func (cv *conversation) readPages(n int, line func(i int) string, open func(i int) error) error {
	names := make([]string, n)
	for from := 0; from < n; from += pageSize {
		to := min(n, from+pageSize)
		read := func() {
			for i := from; i < to; i++ {
				cv.say("%d. %s", i+1, line(i))
			}
		}
		read()
		question := fmt.Sprintf("Number to open, 0 to go back, ? for these again [next %d of %d]", min(pageSize, n-to), n)
		if to == n {
			question = "Number to open, 0 to go back, ? for these again [back]"
		}
		for {
			i, err := cv.askNumber(question, names, read)
			if err != nil || i == goBack {
				return err
			}
			if i == empty {
				break
			}
			if err := open(i); err != nil {
				return err
			}
		}
	}
	return nil
}

// stop ends a text as a sentence.
func stop(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

// sentence begins a text with a capital.
func sentence(s string) string { return text.Capital(s) }
