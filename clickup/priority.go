package clickup

import "context"

// Priority says for what a call is made, and so how much of the rate limit it must leave
// to others. It is part of a call's context; see WithPriority.
type Priority uint8

const (
	// Urgent calls may take every call there is: changes, and the reads that they need.
	// It is the priority of a context without one.
	Urgent Priority = iota
	// Asked calls are reads that the user asked for. They leave 5 of 100 calls.
	Asked
	// Background calls are reads that nobody asked for, such as those of a start or a
	// refresh. They leave 30 of 100 calls.
	Background
)

// Reserve is how many of limit calls a minute p leaves to calls that are more urgent.
func (p Priority) Reserve(limit int) int {
	switch p {
	case Asked:
		return limit * 5 / 100
	case Background:
		return limit * 30 / 100
	}
	return 0
}

type priorityKey struct{}

// WithPriority gives the calls that are made with the context a priority.
func WithPriority(ctx context.Context, p Priority) context.Context {
	return context.WithValue(ctx, priorityKey{}, p)
}

// PriorityOf is the priority of the calls that are made with ctx.
func PriorityOf(ctx context.Context) Priority {
	p, _ := ctx.Value(priorityKey{}).(Priority)
	return p
}
