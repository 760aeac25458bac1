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
	run  func() error
}

// Errors with which an entry's run ends normally: errBack also leaves the menu that
// has the entry; errCancelled means that the user cancelled.
var (
	errBack      = errors.New("back")
	errCancelled = errors.New("cancelled")
)

// say writes a line. Text from outside was cleaned on arrival; cleaning it again
// protects the terminal from a mistake.
func (cv *conversation) say(format string, args ...any) {
	if cv.broken == nil {
		_, cv.broken = io.WriteString(cv.Out, clean.Text(fmt.Sprintf(format, args...))+"\n")
	}
}

// sayProblem says an error as a sentence.
func (cv *conversation) sayProblem(err error) { cv.say("%s", stop(sentence(err.Error()))) }

// send sends the core an intent and waits until its effects are done.
func (cv *conversation) send(m model.Msg) error {
	return cv.Drive(cv.ctx, m, func(*model.State) {})
}

// ask asks for a line. At the end of the input it returns errInputEnded, not an empty
// answer.
func (cv *conversation) ask(question string) (string, error) {
	if cv.broken == nil {
		_, cv.broken = io.WriteString(cv.Out, clean.Line(question)+": ")
	}
	if cv.broken != nil {
		return "", cv.broken
	}
	answer, err := cv.Read(cv.ctx)
	if errors.Is(err, io.EOF) {
		cv.say("")
		return "", errInputEnded
	}
	return strings.TrimSpace(clean.Line(answer)), err
}

// menu offers choices until the user goes back. It reads them out at first, when
// their number changes, and when the user types a question mark.
func (cv *conversation) menu(title, back string, entries func() []entry) error {
	readOut := 0
	for {
		all := entries()
		names := make([]string, len(all))
		for i, e := range all {
			names[i] = e.name
		}
		cv.say("")
		if len(all) != readOut {
			cv.sayChoices(title, names, back)
		}
		readOut = len(all)
		i, err := cv.askNumber(stop(title)+" Number, 0 to "+leaving(back)+", ? to hear the choices", names, func() { cv.sayChoices(title, names, back) })
		if err != nil || i < 0 {
			return err
		}
		switch err := all[i].run(); {
		case errors.Is(err, errBack):
			return nil
		case errors.Is(err, errCancelled):
			cv.say("Cancelled; nothing was sent.")
		case err != nil:
			return err
		}
	}
}

// leaving returns the words of a menu's way out, for its question.
func leaving(back string) string {
	if back == "Back" {
		return "go back"
	}
	return strings.ToLower(back)
}

// choose asks for one of the names and returns its index. An empty answer means
// usual; if that is negative there is no default. Going back returns errCancelled.
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

// What askNumber returns if no number was chosen.
const (
	goBack = -1
	empty  = -2
)

// askNumber asks for one of the names until it gets an answer. It returns the index of
// the name, goBack or empty. A question mark calls again.
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
			cv.say("%s is not one of the choices. Type a number from 0 to %d, or ? to hear them.", clean.Clip(answer, 40), len(names))
		}
	}
}

// pickOne returns the index of the name with a number, counted from 1, or of the only
// name with a prefix.
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

// several returns the indexes for numbers such as "1 3-5"; ok is false if one of them
// is not between 1 and n.
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

// askYes asks a question; any answer but yes means no.
func (cv *conversation) askYes(question string) (bool, error) {
	answer, err := cv.ask(question + " (yes or no) [no]")
	return strings.EqualFold(answer, "y") || strings.EqualFold(answer, "yes"), err
}

// pageSize is how many lines are read out before the user is asked to go on.
const pageSize = 10

// readPages reads out a list in pages; a number opens that line. An empty answer reads
// the next page, or goes back after the last one.
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
		question := fmt.Sprintf("Number to open, 0 to go back, ? to hear these again [next %d of %d]", min(pageSize, n-to), n)
		if to == n {
			question = "Number to open, 0 to go back, ? to hear these again [back]"
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

// stop ends a text with a full stop, unless it ends like a sentence already.
func stop(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

// sentence starts a text with a capital.
func sentence(s string) string { return text.Capital(s) }
