package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/handoff"
	"cutui/model/seats"
)

// ChangeDoc is a document about a change: what a plan would do or, with a Run, what it did.
type ChangeDoc struct {
	Plan     change.Plan
	DryRun   bool
	Run      change.RunID                          // empty if nothing was sent
	After    map[clickup.WorkspaceID]clickup.Seats // the seats read after the run
	Outcomes map[clickup.WorkspaceID]seats.Outcome // what the run did to the seats, where they were read
	Takes    time.Duration                         // estimate under the rate limit; 0 is not shown
	// HandOff has the steps for somebody to carry out in ClickUp. Markdown and HTML show
	// only it; JSON has it if the API can't do everything (Left).
	HandOff handoff.Sheet
	Left    bool
	Layout  Layout
}

// after returns the seats of a part of the plan: as read after the run, or else as the plan
// changes them.
func (doc ChangeDoc) after(part change.Part) clickup.Seats {
	if seats, read := doc.After[part.Workspace]; read {
		return seats
	}
	return part.Seats.After()
}

// Change writes a change as text, JSON or CSV, or its hand-off as Markdown or HTML.
func Change(w io.Writer, f Format, doc ChangeDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, changeJSON(doc))
	case CSVFormat:
		return changeCSV(w, doc)
	case MarkdownFormat, HTMLFormat:
		return writeHandOff(w, f, doc.HandOff)
	}
	return changeText(w, doc)
}

type changeDocument struct {
	SchemaVersion int          `json:"schema_version"`
	Workspace     WorkspaceRef `json:"workspace"`
	DryRun        bool         `json:"dry_run"`
	Run           *string      `json:"run"`
	SeatsBefore   Seats        `json:"seats_before"`
	SeatsAfter    Seats        `json:"seats_after"`
	SeatsBought   int          `json:"seats_bought"` // at most; at least, if that is not known
	Forecast      forecast     `json:"forecast"`
	Outcome       *outcome     `json:"outcome"`              // null before the run, and if nothing was changed
	Cost          *billed      `json:"cost"`                 // null if no price is configured
	Workspaces    []partSeats  `json:"workspaces,omitempty"` // of a plan in several
	Warnings      []string     `json:"warnings"`
	HandOff       *handOff     `json:"hand_off"` // null if the API can do everything
	Steps         []step       `json:"steps"`
}

// billed is how a change affects the monthly bill, for JSON. More is null if it is not known
// how many seats are bought; Less applies from the renewal on.
type billed struct {
	More     *float64 `json:"more_per_month"`
	Less     float64  `json:"less_per_month"`
	Currency string   `json:"currency"`
	Renewal  Moment   `json:"renewal"`
}

func billOf(p change.Plan) *billed {
	cost := p.Cost()
	if cost == nil {
		return nil
	}
	out := &billed{Less: cost.Less, Currency: clean.Line(cost.Currency), Renewal: Moment(cost.Renewal)}
	if !p.UnknownSeats() {
		out.More = &cost.More
	}
	return out
}

// partSeats is what a plan does to the seats of one of its workspaces, for JSON.
type partSeats struct {
	Workspace   WorkspaceRef `json:"workspace"`
	SeatsBefore Seats        `json:"seats_before"`
	SeatsAfter  Seats        `json:"seats_after"`
	SeatsBought int          `json:"seats_bought"`
	Forecast    forecast     `json:"forecast"`
	Outcome     *outcome     `json:"outcome"`
}

type step struct {
	Op       string         `json:"op"`
	In       *WorkspaceRef  `json:"workspace,omitempty"` // in plans for several workspaces
	Target   string         `json:"target"`
	Name     *string        `json:"name"`            // null if it is not known
	Note     *string        `json:"note"`            // from the user
	Until    *string        `json:"until,omitempty"` // the date until which they should stay
	Item     *string        `json:"item"`
	ItemName *string        `json:"item_name"`
	To       *string        `json:"to,omitempty"`    // the successor
	Holds    *heldNumbers   `json:"holds,omitempty"` // what a person to be removed holds, if it was read
	Group    *stepGroup     `json:"group"`           // the group that is changed, or that gets the item
	Via      string         `json:"via"`             // acl: the newer API
	Method   string         `json:"method"`
	Path     string         `json:"path"`
	Body     map[string]any `json:"body"`
	State    string         `json:"state"`
	Status   int            `json:"status"`
	Code     string         `json:"code"`
	Message  string         `json:"message"`
}

func changeJSON(doc ChangeDoc) changeDocument {
	p := doc.Plan
	out := changeDocument{
		SchemaVersion: SchemaVersion, Workspace: WorkspaceRefOf(p.Workspace, p.Name), DryRun: doc.DryRun,
		Cost: billOf(p), Run: orNull(string(doc.Run)), SeatsBefore: seatsOf(p.Seats.Before), SeatsAfter: seatsOf(doc.after(p.Parts()[0])),
		Warnings: nonNil(cleanCells(p.Warnings)), Steps: make([]step, len(p.Steps)),
	}
	out.Forecast, out.Outcome = sumForecasts(p.Parts()), doc.outcome()
	out.SeatsBought = out.Forecast.bought()
	if doc.Left {
		left := handOffOf(doc.HandOff)
		out.HandOff = &left
	}
	for i, s := range p.Steps {
		out.Steps[i] = stepOf(p, s)
	}
	if len(p.Others) == 0 {
		return out
	}
	for _, part := range p.Parts() {
		one := partSeats{
			Workspace: WorkspaceRefOf(part.Workspace, part.Name), SeatsBefore: seatsOf(part.Seats.Before), SeatsAfter: seatsOf(doc.after(part)),
		}
		one.Forecast = forecastOf(part.Seats)
		one.Outcome, one.SeatsBought = doc.outcomeIn(part), one.Forecast.bought()
		out.Workspaces = append(out.Workspaces, one)
	}
	return out
}

func stepOf(p change.Plan, s change.Step) step {
	call := s.Call(p.WorkspaceOf(s))
	out := step{
		Op: string(s.Op), Target: clean.Line(s.Who()), Name: orNull(s.Name), Note: orNull(s.Note), Until: orNull(s.Until), Method: call.Method, Path: pathOf(s, call), Body: cleanBody(call.Body),
		State: string(s.State), Status: s.Status, Code: clean.Line(s.Code), Message: clean.Line(s.Message),
	}
	if s.Item.ID != "" {
		out.Item, out.ItemName = orNull(s.Item.String()), orNull(s.ItemName)
	}
	if s.Goal != "" {
		out.Item, out.ItemName = orNull("goal:"+string(s.Goal)), orNull(s.ItemName)
	}
	out.To, out.Holds = orNull(s.To), heldNumbersOf(s.Holds)
	out.Group, out.Via = stepGroupOf(s), string(s.Via)
	if place := p.PlaceOf(s); place != "" {
		ref := WorkspaceRefOf(p.WorkspaceOf(s), place)
		out.In = &ref
	}
	return out
}

func cleanBody(body map[string]any) map[string]any {
	for key, value := range body { // the caller's own copy
		if text, ok := value.(string); ok {
			body[key] = clean.Line(text)
		}
	}
	return body
}

// pathOf returns the path of a call, with a placeholder for an id that is known only after
// the invitation.
func pathOf(s change.Step, call clickup.Call) string {
	if s.ID == 0 {
		call.Path = strings.Replace(call.Path, "/guest/0", "/guest/{guest}", 1)
	}
	return clean.Line(call.Target())
}

func changeCSV(w io.Writer, doc ChangeDoc) error {
	rows := make([][]string, len(doc.Plan.Steps))
	for i, s := range doc.Plan.Steps {
		ws := doc.Plan.WorkspaceOf(s)
		call := s.Call(ws)
		rows[i] = []string{
			string(ws), firstWord(doc.Plan.PlaceOf(s), doc.Plan.Name), string(doc.Run), string(s.Op), s.Who(), itemWord(s), s.ItemName,
			string(s.Permission), call.Method, pathOf(s, call), string(s.State), statusWord(s.Status), s.Code, s.Message, s.Name, s.Note,
			s.Group.Name, string(s.Group.ID), string(s.Via), strings.Join(membersOf(s), ", "), s.To, bodyWord(call.Body),
		}
		rows[i] = append(append(rows[i], heldCells(heldNumbersOf(s.Holds))...), s.Until)
	}
	header := []string{
		"workspace_id", "workspace", "run", "op", "target", "item", "item_name", "permission", "method", "path", "state", "status", "code", "message", "name", "note",
		"group", "group_id", "via", "group_members", "to", "body",
	}
	for _, c := range heldColumns() {
		header = append(header, "holds_"+c.Title)
	}
	return doc.Layout.csv(w, append(header, "until"), rows)
}

// bodyWord returns the body of a call as JSON, or "" if it has none.
func bodyWord(body map[string]any) string {
	text, err := json.Marshal(cleanBody(body))
	if len(body) == 0 || err != nil {
		return ""
	}
	return string(text)
}

func itemWord(s change.Step) string {
	if s.Goal != "" {
		return "goal:" + string(s.Goal)
	}
	if s.Item.ID == "" {
		return ""
	}
	return s.Item.String()
}

func statusWord(status int) string {
	if status == 0 {
		return ""
	}
	return strconv.Itoa(status)
}

func changeText(w io.Writer, doc ChangeDoc) error {
	p := doc.Plan
	heading := p.Title + " · " + p.Where()
	if doc.DryRun {
		heading += " · nothing is sent"
	}
	if err := doc.Layout.facts(w, heading, changeFacts(doc)); err != nil {
		return err
	}
	rows := make([][]string, len(p.Steps))
	for i, s := range p.Steps {
		rows[i] = []string{string(s.State), string(s.Op), s.Who(), sharedWords(s), noteOf(s)}
		if len(p.Others) > 0 {
			rows[i] = slices.Insert(rows[i], 2, p.PlaceOf(s))
		}
	}
	columns := Columns("state", "step", "who", "what", "note")
	if len(p.Others) > 0 {
		columns = Columns("state", "step", "workspace", "who", "what", "note")
	}
	return doc.Layout.Table(w, columns, rows)
}

// changeFacts returns the seats, the bill, notes and what can't be undone.
func changeFacts(doc ChangeDoc) [][]string {
	p := doc.Plan
	var facts [][]string
	for _, part := range p.Parts() {
		members, guests := doc.seatWords(part)
		if len(p.Others) > 0 {
			facts = append(facts, []string{part.Name, "member seats " + members + ", guest seats " + guests})
		} else {
			facts = append(facts, []string{"Member seats", members}, []string{"Guest seats", guests})
		}
	}
	facts = append(facts, []string{"Bill", p.BillWords()})
	if !p.Seats.AsOf.IsZero() && p.Buys() {
		facts = append(facts, []string{"Seats as of", text.Minute(p.Seats.AsOf)})
	}
	for _, part := range p.Parts() {
		if o, ok := doc.Outcomes[part.Workspace]; ok {
			facts = append(facts, []string{"Outcome", inPart(p, part) + o.Reason})
		}
	}
	for _, warning := range p.Warnings {
		facts = append(facts, []string{"Note", warning})
	}
	for _, s := range p.Steps {
		if s.Removes() && s.Holds != nil && s.Left() {
			facts = append(facts, []string{"Removed", s.Who() + ": " + s.Holds.OffLimits()}, []string{"Not visible", s.Holds.Unseen()})
		}
	}
	if doc.Takes > 0 {
		facts = append(facts, []string{"Time", fmt.Sprintf("%s, %s under the rate limit", text.Plural(p.Calls(), "call"), doc.Takes.Round(time.Second))})
	}
	if doc.Run != "" {
		facts = append(facts, []string{"Run", string(doc.Run)})
	}
	return facts
}

// inPart returns the name of a part's workspace as a prefix, or "" if there is only one.
func inPart(p change.Plan, part change.Part) string {
	if len(p.Others) == 0 {
		return ""
	}
	return part.Name + ": "
}

// seatWords returns the seats of a part: as read after the run, or else as the plan changes
// them.
func (doc ChangeDoc) seatWords(part change.Part) (members, guests string) {
	before := part.Seats.Before
	if after, read := doc.After[part.Workspace]; read {
		return poolChangeWords(before.Members, after.Members), poolChangeWords(before.Guests, after.Guests)
	}
	members, guests = poolWords(before.Members), poolWords(before.Guests)
	for _, c := range part.Seats.Changes() {
		if c.Name == "guest seats" {
			guests = c.Words("→")
		} else {
			members = c.Words("→")
		}
	}
	return members, guests
}

func poolChangeWords(before, after clickup.SeatPool) string {
	if before == after {
		return poolWords(before)
	}
	return fmt.Sprintf("%s → %s", poolWords(before), poolWords(after))
}

// sharedWords says what a step shares, hands over, or sets for a person.
func sharedWords(s change.Step) string {
	if s.HandsOver() {
		words := s.Thing() + " " + firstWord(s.ItemName, itemWord(s))
		if s.To != "" {
			words += " → " + s.To
		}
		return words
	}
	if s.OfGroup() {
		return groupWords(s)
	}
	if s.Item.ID == "" {
		return strings.Join(append(grants(s), losses(s)...), ", ")
	}
	words := s.Item.Kind.String() + " " + firstWord(s.ItemName, s.Item.ID)
	if s.Permission != "" {
		words += " (" + s.Permission.Label() + ")"
	}
	if s.Via == change.ViaACL {
		words += ", newer API"
	}
	return words
}

func firstWord(name, otherwise string) string {
	if strings.TrimSpace(name) == "" {
		return otherwise
	}
	return name
}

// noteOf returns the message and note of a step, with the HTTP status if it is not done.
func noteOf(s change.Step) string {
	until := ""
	if s.Invites() && s.Until != "" {
		until = "until " + s.Until
	}
	note := strings.Join(text.NonEmpty(s.Message, s.Note, until), "; ")
	if s.Status == 0 || s.State == change.Done {
		return note
	}
	note += " (HTTP " + strconv.Itoa(s.Status)
	if s.Code != "" {
		note += ", " + s.Code
	}
	return strings.TrimSpace(note + ")")
}
