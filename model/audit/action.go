package audit

// ActionKind is what a finding asks for.
type ActionKind uint8

// The kinds of actions.
const (
	NoAction ActionKind = iota
	RemoveAction
	WithdrawAction // withdraw an invitation, by removing the person
	EditAction     // change a role, rights or shares
	HandOffAction  // steps to take in ClickUp itself, because its API can't
	ReviewAction   // nothing to do here: somebody must decide
)

// String returns none, remove, withdraw, edit, hand-off or review.
func (k ActionKind) String() string {
	return [...]string{"none", "remove", "withdraw", "edit", "hand-off", "review"}[min(k, ReviewAction)]
}

// Action is the step that a finding suggests.
type Action struct {
	Kind  ActionKind
	Words string // such as "hand-off or remove"
}
