package audit

// ActionKind is what a finding asks for.
type ActionKind uint8

// The kinds of actions.
const (
	NoAction ActionKind = iota
	RemoveAction
	WithdrawAction // take an invitation back, by removing the person
	EditAction     // change a role, rights or shares
	HandOffAction  // ClickUp's API can't do it: steps to take in ClickUp itself
	ReviewAction   // nothing to press: somebody must decide
)

// String is none, remove, withdraw, edit, hand-off or review.
func (k ActionKind) String() string {
	return [...]string{"none", "remove", "withdraw", "edit", "hand-off", "review"}[min(k, ReviewAction)]
}

// Action is the step that a finding suggests.
type Action struct {
	Kind  ActionKind
	Words string // such as "hand-off or remove"
}

var actions = [...]Action{
	InactiveMember:      {RemoveAction, "remove"},
	InactiveGuest:       {RemoveAction, "remove"},
	PendingInvite:       {WithdrawAction, "withdraw"},
	NeverActive:         {ReviewAction, "ask whether they need it"},
	UnknownActivity:     {NoAction, "none"},
	InternalGuest:       {HandOffAction, "view only / remove"},
	ExternalMember:      {HandOffAction, "hand-off: to guest"},
	FreeMailAdmin:       {EditAction, "take admin rights back"},
	TooManyAdmins:       {ReviewAction, "choose who needs to be one"},
	InactiveAdmin:       {EditAction, "take admin rights back"},
	DuplicatePerson:     {ReviewAction, "keep one of the two"},
	GuestInGroup:        {EditAction, "take out of the group"},
	InviterGone:         {ReviewAction, "find who answers for them"},
	SeatsOver:           {ReviewAction, "take seats back or buy"},
	SeatsNear:           {ReviewAction, "take seats back or buy"},
	SeatsUnused:         {HandOffAction, "buy fewer at the renewal"},
	GuestSeatsExhausted: {ReviewAction, "remove guests first"},
	GuestUnscoped:       {RemoveAction, "share something or remove"},
	GuestElevated:       {EditAction, "lower the rights"},
	StaleShare:          {EditAction, "unshare"},
	Leaver:              {RemoveAction, "remove"},
	CrossClient:         {ReviewAction, "unshare, or mark it in shared_lists"},
	UntilPast:           {RemoveAction, "remove or extend"},
	PublicLink:          {HandOffAction, "end the link: Share → public link"},
	NoTwoFactor:         {ReviewAction, "ask them to turn it on"},
}
