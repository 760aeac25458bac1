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

// Query is a parsed filter: words and terms, all of which must match.
type Query struct {
	Words []Word
	Terms []Term
}

// Word is a word of a query. Its letters may have others between them; those of a phrase
// (quoted), and of a word that must not occur, must follow one another.
type Word struct {
	Text   string // folded: lower case, without diacritics
	Phrase bool
	Not    bool
}

// Term is one exact condition of a query, such as role:guest or inactive>60d.
type Term struct {
	Key    TermKey
	Not    bool
	Values []string // folded; one of them must match
	Op     AgeOp    // of terms that compare an Age; else empty
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
	// TermRoleKey is ClickUp's own word for the role (role_key), TermRoleSubtype the number
	// beside it (role_subtype).
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
type TermUse struct {
	Name, Example, Meaning string
	values                 []string // the allowed values; none: any
}

// TermHelp returns the terms that a query may have.
func TermHelp() []TermUse {
	status := []string{clickup.StatusActive.String(), clickup.StatusPending.String(), clickup.StatusUnknown.String()}
	billable := []string{seats.Yes.String(), seats.No.String(), seats.Unknown.String()}
	is := []string{"own", "outside", "free-mail"}
	var roles, kinds []string
	for _, c := range seats.Classes() {
		roles = append(roles, RoleTerm(c))
	}
	for _, k := range seats.Kinds() {
		kinds = append(kinds, k.String())
	}
	return []TermUse{
		{"role", "role:guest", "the role somebody is counted under: " + oneOf(roles), roles},
		{"status", "status:pending", "invitation: " + oneOf(status), status},
		{"domain", "domain:client.example", "the e-mail domain, exactly", nil},
		{"inactive", "inactive>60d", "last seen more than 60 days ago; also < <= >=, h (hours), w (weeks), m (months), y (years), or a date", nil},
		{"never", "never", "joined, but never seen", nil},
		{"invited", "invited>14d", "invited more than 14 days ago; as inactive", nil},
		{"joined", "joined<1m", "joined less than a month ago; as inactive", nil},
		{"until", "until<30d", "to be here for less than 30 days more, or no longer, as noted with cutui until; also <= > >= and dates, or until:past, until:any and until:none", []string{untilPast, untilAny, untilNone}},
		{"invited-by", "invited-by:olga", "a whole word of the inviter's name or address, their whole address, or their id", nil},
		{"group", "group:clients", "member of the Team, by its name", nil},
		{"custom-role", `custom-role:"client viewer"`, "the custom role, by its name", nil},
		{"role-key", "role-key:limited_member", "ClickUp's own word for the role", nil},
		{"role-subtype", "role-subtype:1", "ClickUp's number beside the role", nil},
		{"billable", "billable:yes", "takes a paid member seat: " + oneOf(billable), billable},
		{"seat", "seat:guest", "the kind of seat: " + oneOf(kinds), kinds},
		{"is", "is:own", "on an own domain, surely on none, or on free mail: " + oneOf(is), is},
		{"id", "id:184", "ClickUp's number of the person", nil},
	}
}

func oneOf(values []string) string {
	return strings.Join(values[:len(values)-1], ", ") + " or " + values[len(values)-1]
}

// Empty reports whether the query has no words and terms, so that everybody matches.
func (q Query) Empty() bool { return len(q.Words) == 0 && len(q.Terms) == 0 }

// IsRanked reports whether people are ordered by how well they match.
func (q Query) IsRanked() bool {
	return slices.ContainsFunc(q.Words, func(w Word) bool { return !w.Not })
}

// aged reports whether the people who match change as time passes.
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

// narrows reports whether everybody who matches q matches old too.
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

// followsFrom reports whether every row that matches the other word matches this one too.
func (w Word) followsFrom(other Word) bool {
	if w.Not || other.Not {
		return w == other
	}
	return strings.Contains(other.Text, w.Text) && (other.Phrase || !w.Phrase)
}

// AgeOp is how an age is compared.
type AgeOp string

// The comparisons of an age.
const (
	Older     AgeOp = ">"
	OlderOr   AgeOp = ">="
	Younger   AgeOp = "<"
	YoungerOr AgeOp = "<="
)

// QueryError says which parts of a query could not be understood. The rest is used.
type QueryError struct{ Problems []string }

// Error returns all problems in one line.
func (e *QueryError) Error() string { return strings.Join(e.Problems, "; ") }

// ParseQuery reads a filter as typed. Its error is a *QueryError; the query then has the
// parts that could be understood.
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
	help := TermHelp()
	i := slices.IndexFunc(help, func(u TermUse) bool { return u.Name == t.key })
	if i < 0 {
		names := make([]string, len(help))
		for i, u := range help {
			names[i] = u.Name
		}
		return term, fmt.Errorf("%q is not a term; the terms are %s", t.key, strings.Join(names, ", "))
	}
	use := help[i]
	switch {
	case term.Key == TermNever:
		return term, nil
	case term.Key == TermInactive, term.Key == TermInvited, term.Key == TermJoined, term.Key == TermUntil && t.op != ":":
		return term.withAge(t)
	case term.Key == TermRole && strings.HasPrefix(search.Fold(t.text), "limited_"): // ClickUp's own word
		use.values = nil
	}
	return term.withValues(t, use)
}

// withValues adds the values, which are separated by commas. Each must be one of those
// that the term allows, if it allows only some.
func (t Term) withValues(from token, use TermUse) (Term, error) {
	if from.op != ":" {
		return t, fmt.Errorf("%s needs a colon, as in %s", t.Key, use.Example)
	}
	for v := range strings.SplitSeq(from.text, ",") {
		v = search.Fold(strings.TrimSpace(v))
		if use.values != nil && v != "" && !slices.Contains(use.values, v) {
			return t, fmt.Errorf("%s:%s is not known: use %s", t.Key, v, oneOf(use.values))
		}
		if v != "" {
			t.Values = append(t.Values, v)
		}
	}
	if len(t.Values) == 0 {
		if use.values != nil {
			return t, fmt.Errorf("%s: takes %s", t.Key, oneOf(use.values))
		}
		return t, fmt.Errorf("%s: needs a value", t.Key)
	}
	return t, nil
}
