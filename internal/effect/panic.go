package effect

import (
	"fmt"
	"runtime/debug"
	"strings"

	"cutui/internal/clean"
	"cutui/model"
)

// Panic is a panic of an effect, which is a bug in cutui.
type Panic struct {
	Value string
	Stack string // for a bug report: functions and lines, no data
}

// Error returns the panic's value in one line.
func (p *Panic) Error() string { return "panic: " + p.Value }

// safely runs work. It emits a panic as model.Panicked and returns it as an error.
func safely(op string, emit func(model.Msg), work func() error) (err error) {
	defer func() {
		value := recover()
		if value == nil {
			return
		}
		p := &Panic{Value: clean.Clip(clean.Line(fmt.Sprint(value)), 300), Stack: clean.Text(string(debug.Stack()))}
		err = p
		emit(model.Panicked{Op: op, Err: p})
	}()
	return work()
}

// name returns the name of an effect's type, such as "FetchSeats".
func name(e model.Effect) string { return strings.TrimPrefix(fmt.Sprintf("%T", e), "model.") }
