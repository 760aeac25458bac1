package effect

import (
	"fmt"
	"runtime/debug"
	"strings"

	"cutui/internal/clean"
	"cutui/model"
)

// Panic is a bug in cutui that an effect ran into. Stack is for a bug report;
// it holds names of functions and lines, no data.
type Panic struct {
	Value string
	Stack string
}

// Error is what the panic said, in one line.
func (p *Panic) Error() string { return "panic: " + p.Value }

// safely runs work that may panic; the panic is told and becomes the error.
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

// name is an effect's type in words for the user: "FetchSeats".
func name(e model.Effect) string { return strings.TrimPrefix(fmt.Sprintf("%T", e), "model.") }
