package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/access"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
)

// Access is somebody with explicit access to a task or list.
type Access = clickup.Access

// AccessNote says which people a list of Access leaves out. Show it with every such list.
func AccessNote(kind clickup.ItemKind) string {
	through := "its folder or space"
	if kind == clickup.TaskItem {
		through = "its list, folder or space"
	}
	return "ClickUp lists people with explicit access, without their level; people who get in through a user group (Team), or through " + through + ", are not listed"
}

// Link says in a sentence whether a task of the chosen workspace is open to anybody with
// its public link. It is empty if that was not loaded, and for lists and folders.
func (s *State) Link(ref clickup.ItemRef) string {
	link, asked := s.Data().Links[ref]
	if !asked {
		return ""
	}
	return access.LinkWords(link, s.Now.Location())
}

// apply loads the access again if it is known already, since it may have changed.
func (m LoadAccess) apply(s *State) []Effect {
	if s.Options.Offline {
		return RecallAccess(m).apply(s)
	}
	f, ref := s.Data(), m.Ref
	r := f.Access[ref]
	if r.Phase == Loading {
		return nil
	}
	r.begin(s.next())
	if ref.Kind == clickup.FolderItem {
		r.settle(s, Answer{Seq: r.Seq, At: s.Now, Err: errors.New("ClickUp does not say who has access to a folder: look at its lists instead")}, nil)
	}
	f.Access[ref] = r
	if r.Phase != Loading {
		return nil
	}
	_, linked := f.Links[ref]
	return []Effect{FetchAccess{Seq: r.Seq, ID: s.Chosen, Ref: ref, Link: ref.Kind == clickup.TaskItem && !linked}}
}

func (m AccessLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	r, ok := f.Access[m.Ref]
	if !ok || !r.settle(s, m.Answer, m.People) {
		return nil
	}
	f.Access[m.Ref] = r
	if m.Linked {
		f.Links[m.Ref] = m.Link
	}
	return nil
}

// TellsShares reports whether ClickUp may say what is shared with a guest of the chosen
// workspace (GetGuest): on the Enterprise plan, or if the plan is not known.
func (s *State) TellsShares() bool { return s.PlanGate() == "" }

// SharesKnown reports whether it is known what is shared with a guest.
func (s *State) SharesKnown(id clickup.UserID) bool {
	sh := s.Data().SharesOf(id)
	return sh != nil && sh.Has()
}

// ReadWhatGuestsSee returns the intent that reads what the guests of the chosen workspace
// see: guest by guest if ClickUp's plan allows it, else list by list. If such a read is
// under way, the intent stops it.
func (s *State) ReadWhatGuestsSee() Msg {
	if s.TellsShares() {
		return ReadShares{Within: SharesWithin}
	}
	return ReadLists{Within: SharesWithin}
}

// NotByList names what can't be seen by reading the members of lists.
const NotByList = "levels, single tasks, folders and spaces, user groups (Teams), chat and docs"

// SeenByList is the lists that somebody is known to be on, from reading the members of all
// lists one by one.
type SeenByList struct {
	Items []Worded
	Read  int    // number of lists read
	Total int    // number of lists in the workspace; 0: not known yet
	Age   string // of the oldest answer, such as "2 hours ago"
	Live  bool   // the lists are being read
	Says  string // the progress if Live
	Cost  string // the calls and time that reading takes; empty: nothing, or not known
}

// SeenByList returns the lists that somebody in the chosen workspace is known to be on.
func (s *State) SeenByList(id clickup.UserID) SeenByList {
	f := s.Data()
	out := SeenByList{Total: len(f.Survey.Lists), Live: f.sweep.live()}
	out.Read, _ = f.Survey.Read()
	if out.Read > 0 {
		out.Age = s.surveyAge(s.Chosen)
	}
	for _, it := range f.Survey.OnLists(id) {
		w := Worded{Kind: it.Ref.Kind.String(), Name: it.Title()}
		if it.Path != "" {
			w.Name += ", in " + it.Path
		}
		out.Items = append(out.Items, w)
	}
	if out.Live {
		out.Says = f.sweep.longRead().Progress()
	}
	if out.Total > 0 {
		n := len(f.Survey.Unread(s.Now, SharesWithin))
		out.Cost = text.Plural(n, "call") + ", about " + text.Duration(s.Rate.Time(n, readAtOnce, s.Now))
	}
	return out
}

// Known says how complete and how old the answer is: "by list, 300 of 300 lists read, the
// oldest 2 hours ago".
func (b SeenByList) Known() string {
	return fmt.Sprintf("by list, %s of %s read, the oldest %s", text.Number(b.Read), text.Plural(b.Total, "list"), b.Age)
}

func (s *State) accessRules() access.Rules {
	return access.Rules{Own: s.Data().Own, Shared: s.Options.SharedLists}
}

// Matrix returns what the people of each client are known to see in the chosen workspace.
func (s *State) Matrix() []access.Client {
	r := s.Roster()
	if r == nil {
		return nil
	}
	f := s.Data()
	rules := s.accessRules()
	return rules.Matrix(access.WithShared(f.Survey.Items(), f.guests(r.People)), rules.Clients(r.People.Rows()))
}

// KnownMatrix returns the chosen workspace's matrix, or nil if nothing was read for it.
func (s *State) KnownMatrix() *access.Matrix {
	note, known := s.MatrixNote()
	if !known {
		return nil
	}
	return &access.Matrix{Clients: s.Matrix(), Public: s.Data().Survey.Public, Note: note}
}

// MatrixNote says what the matrix is based on. known is false if nothing was read for it.
func (s *State) MatrixNote() (note string, known bool) {
	r, f := s.Roster(), s.Data()
	var parts []string
	if read, _ := f.Survey.Read(); read > 0 {
		parts = append(parts, fmt.Sprintf("%s of %s read, the oldest %s", text.Number(read), text.Plural(len(f.Survey.Lists), "list"), s.surveyAge(s.Chosen)))
	}
	if r != nil {
		if n := len(f.guests(r.People)); n > 0 {
			parts = append(parts, fmt.Sprintf("what is shared with %s", text.Plural(n, "guest")))
		}
	}
	if len(parts) == 0 {
		return "list members have not been read yet", false
	}
	return strings.Join(parts, "; ") + "; not visible by list: " + NotByList, true
}

// ClientPage is what is known about a client, that is, the people of an e-mail domain.
type ClientPage struct {
	Workspace clickup.WorkspaceID
	Name      string // of the workspace
	Domain    string
	People    []ClientPerson
	Items     []access.ClientItem
	Note      string // what Items are based on
	Known     bool   // something was read about what they see
	Offboard  change.Plan
	Members   int // people who are not guests and stay when the guests are removed
	Pending   int
	Seats     map[string]int // people by the kind of seat they take
	Roster    *people.People
	Facts     seats.Facts
	At        time.Time
}

// ClientPerson is somebody of a client.
type ClientPerson struct {
	Person *clickup.Person
	Row    PersonRow
	Email  string
	Status string
	Last   string   // when they were last seen
	Sees   []string // names of items
}

// FileName returns the name of a file with the page, without its extension.
func (c ClientPage) FileName() string { return "client-" + c.Domain }

// Client returns the page of a client. ok is false if nobody is on the domain.
func (s *State) Client(domain string) (page ClientPage, ok bool) {
	r := s.Roster()
	domain = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(domain), "@"))
	if r == nil || domain == "" || !r.People.HasDomain(domain) {
		return page, false
	}
	page = ClientPage{Workspace: r.ID, Name: r.Name, Domain: domain, Seats: map[string]int{}, Roster: r.People, Facts: s.SeatFacts(r.ID), At: s.Now}
	page.Note, page.Known = s.MatrixNote()
	items := access.WithShared(s.Data().Survey.Items(), s.Data().guests(r.People))
	sees := map[clickup.UserID][]string{}
	rows := r.People.Rows()
	clients := s.accessRules().Clients(rows)
	for i := range rows { // include the whole domain, even if it is not a client's
		if p := &rows[i]; p.Domain() == domain {
			clients[p.ID] = domain
		}
	}
	for _, c := range s.accessRules().Matrix(items, clients) {
		if c.Domain != domain {
			continue
		}
		page.Items = c.Items
		for _, it := range c.Items {
			for _, id := range it.People {
				sees[id] = append(sees[id], it.Item.Title())
			}
		}
	}
	for i := range rows {
		if rows[i].Domain() == domain {
			page.add(s, &rows[i], sees[rows[i].ID])
		}
	}
	if d, known := s.ChangeContext(); known {
		page.Offboard = plans.Offboard(d, domain, r.People.GuestsOn(domain))
	}
	return page, true
}

func (c *ClientPage) add(s *State, p *clickup.Person, sees []string) {
	row := s.PersonRow(p)
	slices.Sort(sees)
	c.People = append(c.People, ClientPerson{
		Person: p, Row: row, Email: p.Email, Status: p.Status().String(), Last: s.lastWords(p), Sees: sees,
	})
	c.Seats[row.Seat.Kind.String()]++
	if !p.Guest() {
		c.Members++
	}
	if p.Status() == clickup.StatusPending {
		c.Pending++
	}
}

// Ends says what removing the client's guests at the end of a project would do.
func (c *ClientPage) Ends() []string {
	plan := &c.Offboard
	n := plan.Removes()
	if n == 0 {
		return []string{"none of them is a guest who can be removed"}
	}
	out := []string{text.Count(n, "guest of "+c.Domain+" loses access", "guests of "+c.Domain+" lose access")}
	if c.Known {
		out[0] += " to " + text.Plural(len(c.Items), "item")
	}
	for _, change := range plan.Seats.Changes() {
		out = append(out, change.Name+" "+change.Words("→"))
	}
	if c.Pending > 0 {
		out = append(out, text.Count(c.Pending, "open invitation ends", "open invitations end"))
	}
	if c.Members > 0 {
		out = append(out, text.Count(c.Members, "member on the domain stays, not being a guest", "members on the domain stay, not being guests"))
	}
	return append(out, "private items that they never shared become off-limits to everybody, even if they are invited again; tasks assigned to them stay theirs, marked inactive")
}

// MatrixRow is an item that people of a client see, in words.
type MatrixRow struct {
	Client, Kind, Name, Path string
	Who                      string // the client's people on it
	People                   int
	Others                   string // other clients whose people see it; empty: none
	Leak                     bool   // others see it, though it is not shared with all clients on purpose
}

// MatrixRows returns the matrix as rows, leaks first.
func (s *State) MatrixRows() []MatrixRow {
	var leaks, rest []MatrixRow
	for _, c := range s.Matrix() {
		for _, it := range c.Items {
			row := MatrixRow{
				Client: c.Domain, Kind: it.Item.Ref.Kind.String(), Name: it.Item.Title(), Path: it.Item.Path,
				People: len(it.People), Others: strings.Join(it.Others, ", "), Leak: len(it.Others) > 0 && !it.ForAll,
			}
			var names []string
			for _, id := range it.People {
				if p, ok := s.Roster().People.ByID(id); ok {
					names = append(names, p.Display())
				}
			}
			slices.Sort(names)
			if row.Who = strings.Join(names, ", "); row.Leak {
				leaks = append(leaks, row)
			} else {
				rest = append(rest, row)
			}
		}
	}
	return append(leaks, rest...)
}
