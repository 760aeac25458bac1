package clickup

import "context"

// Priority is the urgency of a call. Less urgent calls leave a part of the rate limit to more
// urgent ones. The context of a call carries its priority; see WithPriority.
type Priority uint8

const (
	// Urgent is for changes and the reads that they need, and the default. It may use the
	// whole rate limit.
	Urgent Priority = iota
	// Asked is for reads that the user asked for. It leaves 5 % of the rate limit unused.
	Asked
	// Background is for reads that the user did not ask for, such as those at the start or
	// of a refresh. It leaves 30 % of the rate limit unused.
	Background
)

// Reserve returns how many of limit calls per minute p leaves to more urgent calls.
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

// WithPriority returns a context whose calls have priority p.
func WithPriority(ctx context.Context, p Priority) context.Context {
	return context.WithValue(ctx, priorityKey{}, p)
}

// PriorityOf returns the priority of calls with ctx.
func PriorityOf(ctx context.Context) Priority {
	p, _ := ctx.Value(priorityKey{}).(Priority)
	return p
}
