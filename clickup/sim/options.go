package sim

import (
	"net/http"
	"time"

	"cutui/clickup/sim/internal/world"
)

// Tokens that the simulator accepts unless Options names others. Both are made
// up and open nothing anywhere else.
const (
	Token      = "pk_4480000_DEMODEMODEMODEMODEMODEMODEMO"
	OAuthToken = "4480000_demo0access0token0demo0access0token"
)

// Caller is the address of the person who owns the default token.
const Caller = world.Caller

// Ids of the three workspaces that are always there, and of one that the token is not in.
const (
	Northwind  = world.Northwind  // Enterprise, an agency with many guests
	Fieldworks = world.Fieldworks // Business, every member seat taken
	Labs       = world.Labs       // Free Forever
	Foreign    = world.Foreign
)

// Items that are always there.
const (
	ZebraTask   = world.ZebraTask  // Zebra launch checklist, of Northwind
	HeldTask    = world.HeldTask   // custom id of Quarterly rollout 3, of Northwind
	SecretList  = world.SecretList // name of a list of Northwind that the caller may not share
	ForeignTask = world.ForeignTask
)

// People who hold something that a removal would leave behind.
const (
	Ines  = world.Ines  // of Northwind: 14 open tasks, a goal, a private space
	Tomas = world.Tomas // of Fieldworks: the same
	Nora  = world.Nora  // of Northwind: never seen, but tracked 12 hours this week
)

// How guests who don't fit into the guest seats are billed.
const (
	BillAtOnce         = world.BillAtOnce
	BillConverted      = world.BillConverted
	BillMoreGuestSeats = world.BillMoreGuestSeats
)

type (
	// Share is an item that is shared with a guest.
	Share = world.Share
	// SeatCount is how many seats of a workspace are taken and there.
	SeatCount = world.SeatCount
)

// Options are the knobs of a Server; the zero value is the demo's ClickUp at a
// fixed moment, without faults.
type Options struct {
	// Now is the moment all dates are relative to, and the date of later
	// changes. Nil means the fixed moment Epoch.
	Now func() time.Time
	// Clock runs the rate limit's window. Nil means time.Now.
	Clock func() time.Time
	// Token is the personal token to accept instead of the constant Token.
	Token string
	// Caller is the address of the person the token belongs to, Caller if empty.
	Caller string
	// Roster is the first workspace of a test. Nil means Northwind Studio.
	Roster *Roster
	// People is the number of people of the first workspace; 0 means its own
	// hundred and sixty. More are generated, always the same ones.
	People int
	// Workspaces is the number of workspaces the token can see; 0 means three.
	Workspaces int
	// Enterprise puts every workspace on that plan, so that the API can act in
	// all of them.
	Enterprise bool
	// Billing is how guests who don't fit into the guest seats are billed.
	Billing world.Billing
	// PendingUnfilled leaves invitations that nobody accepted out of the filled member
	// seats, while the empty ones count them: the three numbers contradict each other.
	PendingUnfilled bool
	// AllowedWorkspaces are the workspaces that the token was authorised for; none stands
	// for all. The others are listed by GetAuthorizedTeams and refuse all else (OAUTH_192).
	AllowedWorkspaces []string
	// Lists adds lists to the first workspace, thirty a space, each shared with a few guests.
	Lists int
	// OpenTasks adds open tasks to people of the first workspace, by address.
	OpenTasks map[string]int
	// DaysBack sets the people back by this number of days, for something to
	// compare the roster with; 0 means they are as of Now.
	DaysBack int
	// Without lists operations that this ClickUp does not know (404 APP_001).
	Without []string
	// Reshape changes the body of every answer, as package simtest does for tests. The
	// roster comes in parts, as RosterFrame and RosterMember. Nil leaves bodies alone.
	Reshape func(op string, body any) any

	// Latency is how long an operation's answer takes to begin. Nil means none.
	Latency func(op string) time.Duration
	// BytesPerSecond throttles bodies; 0 means unthrottled.
	BytesPerSecond int
	// Intercept stands between every call and its effect, for tests. Nil is none.
	Intercept Interceptor
	// RateLimit is the number of calls per minute and token; 0 means the limit
	// of the first workspace's plan, below 0 none.
	RateLimit int
	// NoRateHeaders leaves out the X-RateLimit headers, also on 429.
	NoRateHeaders bool
}

// The roster's parts are shaped one by one, under these operations.
const (
	RosterFrame  = "GetAuthorizedTeams frame"
	RosterMember = "GetAuthorizedTeams member"
)

// Epoch is the fixed moment of a Server without Options.Now.
func Epoch() time.Time { return time.Date(2026, time.November, 2, 14, 2, 0, 0, time.UTC) }

func (o Options) world() world.Options {
	return world.Options{
		Now: o.Now(), Roster: o.Roster, People: o.People, Workspaces: o.Workspaces, Enterprise: o.Enterprise,
		Billing: o.Billing, Lists: o.Lists, OpenTasks: o.OpenTasks, DaysBack: o.DaysBack,
	}
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = Epoch
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Token == "" {
		o.Token = Token
	}
	if o.Caller == "" {
		o.Caller = world.Caller
	}
	if o.Workspaces <= 0 {
		o.Workspaces = 3
	}
	return o
}

// Answer is the answer to a call before it is sent.
type Answer struct {
	Status      int // 0 where none is given
	Data        []byte
	ContentType string // JSON if empty
	Header      http.Header
	// Deliver sends the answer in the server's place, or breaks the connection. It runs
	// until closed is closed at the latest. Nil lets the server send.
	Deliver func(w http.ResponseWriter, r *http.Request, closed <-chan struct{})

	gzipped []byte // Data under gzip, where it is known already
}

// Interceptor stands between a call and its effect: n counts the calls of one operation
// from 1, and perform lets the call take effect. Package simtest has some for tests.
type Interceptor func(op string, r *http.Request, n int, perform func() Answer) Answer
