package sim

import (
	"net/http"
	"time"

	"cutui/clickup/sim/internal/world"
)

// Tokens that the simulator accepts by default. Both are made up.
const (
	Token      = "pk_4480000_DEMODEMODEMODEMODEMODEMODEMO"
	OAuthToken = "4480000_demo0access0token0demo0access0token"
)

// Caller is the address of the default token's user.
const Caller = world.Caller

// Ids of the three workspaces that always exist, and of one that the token's user is not in.
const (
	Northwind  = world.Northwind  // Enterprise, an agency with many guests
	Fieldworks = world.Fieldworks // Business, every member seat taken
	Labs       = world.Labs       // Free Forever
	Foreign    = world.Foreign
)

// Items that always exist.
const (
	ZebraTask   = world.ZebraTask  // Zebra launch checklist, in Northwind
	HeldTask    = world.HeldTask   // custom id of Quarterly rollout 3, in Northwind
	SecretList  = world.SecretList // name of a list in Northwind that the caller may not share
	ForeignTask = world.ForeignTask
)

// People who hold something that would be left behind if they were removed.
const (
	Ines  = world.Ines  // in Northwind: 14 open tasks, a goal, a private space
	Tomas = world.Tomas // in Fieldworks: the same
	Nora  = world.Nora  // in Northwind: never active, but tracked 12 hours this week
)

// How guests are billed when no guest seat is free.
const (
	BillAtOnce         = world.BillAtOnce
	BillConverted      = world.BillConverted
	BillMoreGuestSeats = world.BillMoreGuestSeats
)

type (
	// Share is an item that is shared with a guest.
	Share = world.Share
	// SeatCount is how many seats a workspace has and uses.
	SeatCount = world.SeatCount
)

// Options configure a Server. The zero value is the demo's ClickUp at a fixed time, without faults.
type Options struct {
	// Now returns the time that all dates are relative to, and the time of later changes. Nil
	// means the fixed time Epoch.
	Now func() time.Time
	// Clock returns the time for the rate limit. Nil means time.Now.
	Clock func() time.Time
	// Token is the personal token to accept; empty for the constant Token.
	Token string
	// Caller is the address of the token's user; empty for the constant Caller.
	Caller string
	// Roster describes the first workspace. Nil means Northwind Studio.
	Roster *Roster
	// People is the number of people of the first workspace; 0 means about 160. Additional people
	// are generated, always the same ones.
	People int
	// Workspaces is the number of workspaces of the token; 0 means three.
	Workspaces int
	// Enterprise puts every workspace on the Enterprise plan, so that the API can change all of
	// them.
	Enterprise bool
	// Billing says how guests are billed when no guest seat is free.
	Billing world.Billing
	// PendingUnfilled does not count pending members in the filled member seats, although the
	// empty seats are reduced by them, so that the three numbers contradict each other.
	PendingUnfilled bool
	// AllowedWorkspaces are the workspaces that the token was authorised for; empty means all.
	// GetAuthorizedTeams lists the others, but all other calls for them fail with OAUTH_192.
	AllowedWorkspaces []string
	// Lists is a number of lists to add to the first workspace, thirty per space, each shared with
	// a few guests.
	Lists int
	// OpenTasks is a number of open tasks to add to people of the first workspace, by address.
	OpenTasks map[string]int
	// DaysBack makes the people as they were this number of days before Now, to compare rosters.
	DaysBack int
	// Without lists operations that do not exist (404 APP_001).
	Without []string
	// Reshape changes the body of every answer; see package simtest. The roster is passed in parts,
	// as RosterFrame and RosterMember. Nil leaves bodies unchanged.
	Reshape func(op string, body any) any

	// Latency returns how long an operation takes before its answer begins. Nil means no time.
	Latency func(op string) time.Duration
	// BytesPerSecond is the speed of answers; 0 means unlimited.
	BytesPerSecond int
	// Intercept is called for every call, for tests. Nil means no interceptor.
	Intercept Interceptor
	// RateLimit is the number of calls per minute and token; 0 means the limit of the first
	// workspace's plan, and a negative number means no limit.
	RateLimit int
	// NoRateHeaders leaves out the X-RateLimit headers, even with a 429.
	NoRateHeaders bool
}

// The operations under which Reshape is called for the parts of a roster.
const (
	RosterFrame  = "GetAuthorizedTeams frame"
	RosterMember = "GetAuthorizedTeams member"
)

// Epoch returns the fixed time of a Server without Options.Now.
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
	Status      int // 0 for no answer
	Data        []byte
	ContentType string // JSON if empty
	Header      http.Header
	// Deliver sends the answer instead of the server, or breaks the connection. It must return
	// when closed is closed. Nil means that the server sends the answer.
	Deliver func(w http.ResponseWriter, r *http.Request, closed <-chan struct{})

	gzipped []byte // Data compressed with gzip, or nil
}

// Interceptor is called instead of carrying out a call. n counts the calls of the operation from 1, and
// perform carries out the call. Package simtest has interceptors for tests.
type Interceptor func(op string, r *http.Request, n int, perform func() Answer) Answer
