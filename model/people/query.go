package people

import (
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/search"
	"cutui/model/seats"
	"cutui/model/when"
)

// Query is a filter as typed: words and terms, all of which must hold.
type Query struct {
	Words []Word
	Terms []Term
}

// Word is a word of a query. Its letters may stand apart, in order; those of a
// phrase (quoted) and of a word that must not occur stand together.
type Word struct {
	Text   string // folded: lower case, without diacritics
	Phrase bool
	Not    bool
}

// Term is one exact condition of a query, such as role:guest or inactive>60d.
type Term struct {
	Key    TermKey
	Not    bool
	Values []string // folded; any of them will do
	Op     AgeOp    // of inactive, invited and joined, with Age
	Age    when.Age
}

// TermKey is what a term is about.
type TermKey string

// The terms.
const (
	TermRole       TermKey = "role"
	TermStatus     TermKey = "status"
	TermDomain     TermKey = "domain"
	TermInviter    TermKey = "invited-by"
	TermGroup      TermKey = "group"
	TermCustomRole TermKey = "custom-role"
	// TermRoleKey is ClickUp's own word for the role, TermRoleSubtype its number.
	TermRoleKey     TermKey = "role-key"
	TermRoleSubtype TermKey = "role-subtype"
	TermBillable    TermKey = "billable"
	TermSeat        TermKey = "seat"
	TermID          TermKey = "id"
	TermIs          TermKey = "is"
	TermInactive    TermKey = "inactive"
	TermInvited     TermKey = "invited"
	TermJoined      TermKey = "joined"
	TermNever       TermKey = "never"
	TermUntil       TermKey = "until"
)

// TermUse is a term as help explains it.
type TermUse struct{ Name, Example, Meaning string }

// TermHelp lists the terms a query may have.
func TermHelp() []TermUse {
	return []TermUse{
		{"role", "role:guest", "base role: " + oneOf(roleValues())},
		{"status", "status:pending", "invitation: " + oneOf(statusValues())},
		{"domain", "domain:client.example", "the e-mail domain, exactly"},
		{"inactive", "inactive>60d", "last seen more than 60 days ago; also < <= >=, h (hours), w (weeks), m (months), y (years), or a date"},
		{"never", "never", "joined, but never seen"},
		{"invited", "invited>14d", "invited more than 14 days ago; as inactive"},
		{"joined", "joined<1m", "joined less than a month ago; as inactive"},
		{"until", "until<30d", "to be here for less than 30 days more, or no longer, as noted with cutui until; also <= > >= and dates, or until:past, until:any and until:none"},
		{"invited-by", "invited-by:olga", "a whole word of the inviter's name or address, or their id"},
		{"group", "group:clients", "member of the Team, by its name"},
		{"custom-role", `custom-role:"client viewer"`, "the custom role, by its name"},
		{"role-key", "role-key:limited_member", "ClickUp's own word for the role"},
		{"role-subtype", "role-subtype:1", "ClickUp's number beside the role"},
		{"billable", "billable:yes", "takes a paid member seat: " + oneOf(billableValues())},
		{"seat", "seat:guest", "the kind of seat: " + oneOf(seatValues())},
		{"is", "is:own", "on an own domain, surely on none, or on free mail: " + oneOf(isValues())},
		{"id", "id:184", "ClickUp's number of the person"},
	}
}

func exampleOf(key TermKey) string {
	for _, t := range TermHelp() {
		if t.Name == string(key) {
			return t.Example
		}
	}
	return ""
}

// termNames are in the order of the help.
func termNames() []string {
	names := []string{}
	for _, t := range TermHelp() {
		names = append(names, t.Name)
	}
	return names
}

func roleValues() []string {
	values := []string{}
	for _, c := range seats.Classes() {
		values = append(values, RoleTerm(c))
	}
	return values
}

func statusValues() []string {
	return []string{clickup.StatusActive.String(), clickup.StatusPending.String(), clickup.StatusUnknown.String()}
}

func billableValues() []string {
	return []string{seats.Yes.String(), seats.No.String(), seats.Unknown.String()}
}

func seatValues() []string {
	var values []string
	for _, k := range seats.Kinds() {
		values = append(values, k.String())
	}
	return values
}

func isValues() []string { return []string{"own", "outside", "free-mail"} }

func oneOf(values []string) string {
	return strings.Join(values[:len(values)-1], ", ") + " or " + values[len(values)-1]
}

// Empty reports whether everybody fulfils the query.
func (q Query) Empty() bool { return len(q.Words) == 0 && len(q.Terms) == 0 }

// IsRanked reports whether people are ordered by how well they fit.
func (q Query) IsRanked() bool {
	return slices.ContainsFunc(q.Words, func(w Word) bool { return !w.Not })
}

// aged reports whether the answer changes as time goes by.
func (q Query) aged() bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Op != "" || t.Key == TermUntil })
}

// HasTerm reports whether the query has such a term.
func (q Query) HasTerm(key TermKey) bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Key == key })
}

// NeedsPlan reports whether who matches depends on the workspace's plan.
func (q Query) NeedsPlan() bool { return q.HasTerm(TermBillable) || q.HasTerm(TermSeat) }

func (q Query) equal(other Query) bool {
	return slices.Equal(q.Words, other.Words) && slices.EqualFunc(q.Terms, other.Terms, Term.equal)
}

func (t Term) equal(other Term) bool {
	return t.Key == other.Key && t.Not == other.Not && t.Op == other.Op && t.Age == other.Age &&
		slices.Equal(t.Values, other.Values)
}

// narrows reports whether everybody who fulfils q fulfils old, too.
func (q Query) narrows(old Query) bool {
	for _, w := range old.Words {
		if !slices.ContainsFunc(q.Words, w.followsFrom) {
			return false
		}
	}
	for _, t := range old.Terms {
		if !slices.ContainsFunc(q.Terms, t.equal) {
			return false
		}
	}
	return true
}

// followsFrom reports whether a row that has the other word has this one too.
func (w Word) followsFrom(other Word) bool {
	if w.Not || other.Not {
		return w == other
	}
	return strings.Contains(other.Text, w.Text) && (other.Phrase || !w.Phrase)
}

// AgeOp is how a moment's age is compared.
type AgeOp string

// The comparisons of an age.
const (
	Older     AgeOp = ">"
	OlderOr   AgeOp = ">="
	Younger   AgeOp = "<"
	YoungerOr AgeOp = "<="
)

// QueryError says which parts of a query could not be understood; the rest of the query is
// used.
type QueryError struct{ Problems []string }

// Error is all problems in one line.
func (e *QueryError) Error() string { return strings.Join(e.Problems, "; ") }

// ParseQuery reads a filter as typed. Where it returns an error, a *QueryError, the query
// has the parts that could be understood.
func ParseQuery(text string) (Query, error) {
	var q Query
	var bad []string
	for _, t := range tokens(text) {
		if err := q.addTerm(t); err != nil {
			bad = append(bad, err.Error())
		}
	}
	if len(bad) > 0 {
		return q, &QueryError{bad}
	}
	return q, nil
}

func (q *Query) addTerm(t token) error {
	if t.key == "" {
		if w := search.Fold(t.text); w != "" {
			q.Words = append(q.Words, Word{Text: w, Phrase: t.quoted, Not: t.not})
		}
		return nil
	}
	term, err := newTerm(t)
	if err == nil {
		q.Terms = append(q.Terms, term)
	}
	return err
}

func newTerm(t token) (Term, error) {
	term := Term{Key: TermKey(t.key), Not: t.not}
	switch term.Key {
	case TermNever:
		return term, nil
	case TermInactive, TermInvited, TermJoined:
		return term.withAge(t)
	case TermUntil:
		if t.op == ":" {
			return term.withValues(t, untilValues())
		}
		return term.withAge(t)
	case TermRole:
		if strings.HasPrefix(search.Fold(t.text), "limited_") {
			return term.withValues(t, nil) // ClickUp's own word
		}
		return term.withValues(t, roleValues())
	case TermStatus:
		return term.withValues(t, statusValues())
	case TermBillable:
		return term.withValues(t, billableValues())
	case TermSeat:
		return term.withValues(t, seatValues())
	case TermIs:
		return term.withValues(t, isValues())
	case TermDomain, TermInviter, TermGroup, TermCustomRole, TermRoleKey, TermRoleSubtype, TermID:
		return term.withValues(t, nil)
	}
	return term, fmt.Errorf("no term %q; the terms are %s", t.key, strings.Join(termNames(), ", "))
}

// withValues takes values separated by commas, of which each must be among the
// known ones unless there are none.
func (t Term) withValues(from token, known []string) (Term, error) {
	if from.op != ":" {
		return t, fmt.Errorf("%s needs a colon, as in %s", t.Key, exampleOf(t.Key))
	}
	for v := range strings.SplitSeq(from.text, ",") {
		v = search.Fold(strings.TrimSpace(v))
		if known != nil && v != "" && !slices.Contains(known, v) {
			return t, fmt.Errorf("%s:%s is not known: %s: takes %s", t.Key, v, t.Key, oneOf(known))
		}
		if v != "" {
			t.Values = append(t.Values, v)
		}
	}
	if len(t.Values) == 0 {
		return t, fmt.Errorf("%s: needs a value", t.Key)
	}
	return t, nil
}
