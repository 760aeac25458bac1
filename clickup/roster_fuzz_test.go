package clickup

import (
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// oddRows are rows that rowReader must decode as encoding/json does, or leave to it.
var oddRows = []string{
	`{"user":{"id":1,"username":"A"},"user":{"email":"e@x"}}`,
	`{"user":{"id":1},"user":null,"id":2}`,
	`{"user":null,"id":3,"user":{"id":4}}`,
	`{"user":7,"id":5}`, `{"user":[],"id":5}`, `{"user":{},"id":5}`, `{"id":5,"user":null}`,
	`{"USER":{"Id":6,"userName":"B"}}`, `{"u\u0073er":{"id":7}}`, `{"u\u017fer":{"id":7}}`, "{\"u\u017fer\":{\"id\":7}}",
	`{"user":{"id":8,"id":9,"username":"x","username":null,"date_joined":"5","date_joined":null}}`,
	`{"user":{"id":1,"username":"A\"\\\/\b\f\n\r\t\u0041\ud83d\ude00\ud800"}}`,
	`{"user":{"id":1,"username":"\x"}}`, `{"user":{"id":1,"username":"\u12g4"}}`, "{\"user\":{\"id\":1,\"username\":\"a\nb\"}}",
	"{\"user\":{\"id\":1,\"username\":\"a\xff\x80b\"}}", "{\"user\":{\"id\":1,\"username\":\"\u00a0 Zo\u00eb \u202e\u009b31m\u3000\"}}",
	"{\"user\":{\"id\":1,\"username\":\"a\x7fb\"}}",
	`{"user":{"id":01}}`, `{"user":{"id":-0}}`, `{"user":{"id":-}}`, `{"user":{"id":1.5e1}}`, `{"user":{"id":1E2}}`, `{"user":{"id":1.}}`,
	`{"user":{"id":9223372036854775807}}`, `{"user":{"id":99999999999999999999}}`, `{"user":{"id":123456789012345678}}`,
	`{"user":{"id":true}}`, `{"user":{"id":{}}}`, `{"user":{"id":[1]}}`, `{"user":{"id":"-5 ,"}}`, `{"user":{"id":tru}}`, `{"user":{"id":nul}}`,
	`{"user":{"id":1,"date_joined":"0"}}`, `{"user":{"id":1,"date_joined":"007"}}`, `{"user":{"id":1,"date_joined":" 7"}}`,
	`{"user":{"id":1,"date_joined":-5,"date_invited":7,"last_active":"1e3"}}`, `{"user":{"id":1,"date_joined":true}}`,
	`{"user":{"id":1,"role":10}}`, `{"user":{"id":1,"role":"4 "}}`, `{"user":{"id":1,"role":-1}}`, `{"user":{"id":1,"role":1.0,"role_key":"guest"}}`,
	`{"user":{"id":1,"role":[],"role_key":"Admin"}}`, `{"user":{"id":1,"role":false,"role_subtype":"2"}}`, `{"user":{"id":1,"role":007}}`,
	`{"user":{"id":1,"color":"#40BC86"}}`, `{"user":{"id":1,"color":" #40bc86 "}}`, `{"user":{"id":1,"color":"#40bc8g"}}`,
	`{"user":{"id":1,"custom_role":{"id":12,"name":"R"},"custom_role":{"name":"S"}}}`, `{"user":{"id":1,"custom_role":{"id":12,"members":[{"id":1}]}}}`,
	`{"user":{"id":1,"custom_role":null,"custom_role":{"id":12}}}`, `{"user":{"id":1,"custom_role":[{"id":12}]}}`,
	`{"user":{"id":1},"invited_by":{"id":2,"username":"I"},"invited_by":{"email":"i@x"}}`, `{"user":{"id":1},"invited_by":{"id":0}}`,
	`{"user":{"id":1},"invited_by":{"id":2,"username":"I","email":"i@x"}},{"user":{"id":3},"invited_by":{"id":2,"username":"J","email":"i@x"}}`,
	`{"user":{"id":1,"can_edit_tags":true},"can_edit_tags":true,"can_edit_tags":null,"can_create_views":"1","can_see_time_spent":false}`,
	`{"user":{"id":1},"shared":{"tasks":[{"id":"x"}],"lists":7},"more":{"a":[1,{"b":"]}"}],"c":"\""}}`, `{"user":{"id":1},"more":[}]}`,
	`{"user":{"id":1},}`, `{"user":{"id":1}"x":2}`, `{"user":{"id":1,,"x":2}}`, `{,"user":{"id":1}}`, `{"user" {"id":1}}`, `{"user":}`, `{"user":{"id":1}`,
	"{ \"user\"\t:\r\n{ \"id\" : 1 , \"username\" : \"A\" } , \"x\" : [ 1 , 2 ] }", "{\"user\":{\"id\":1\x00}}", "{\"user\":\x0c{\"id\":1}}",
}

// outcome is the result of decoding a roster, in a form that can be compared.
type outcome struct {
	Found rosterFound
	Why   string // it failed
	All   []Workspace
}

func outcomeOf(r io.Reader, decode func(io.Reader, WorkspaceID, func(RosterBatch) bool) (rosterFound, error)) (o outcome) {
	open := false
	found, err := decode(r, "w", func(b RosterBatch) bool {
		if !open {
			o.All = append(o.All, Workspace{})
		}
		ws := &o.All[len(o.All)-1]
		ws.ID, ws.Name, ws.Color = b.ID, b.Name, b.Color
		ws.People = append(ws.People, b.People...)
		open = !b.Last
		return true
	})
	if err != nil {
		return outcome{Why: kind(err)} // how much was received before does not matter
	}
	o.Found = found
	return o
}

// kind maps all JSON errors to the same value.
func kind(err error) string {
	_, syntax := errors.AsType[*json.SyntaxError](err)
	if syntax || errors.Is(err, errNotJSON) || errors.Is(err, errTooDeep) {
		return "broken JSON"
	}
	return err.Error()
}

// arrivals are ways in which a roster can arrive.
func arrivals(body string) []io.Reader {
	return []io.Reader{
		strings.NewReader(body), iotest.OneByteReader(strings.NewReader(body)), iotest.DataErrReader(strings.NewReader(body)),
		io.MultiReader(strings.NewReader(body[:len(body)/2]), strings.NewReader(body[len(body)/2:])),
	}
}

// checkAgainstReference fails the test if a roster that arrives in any of the ways is not decoded
// as by the reference.
func checkAgainstReference(t *testing.T, body string, from ...io.Reader) {
	t.Helper()
	want := outcomeOf(strings.NewReader(body), referenceRoster)
	for i, r := range from {
		if got := outcomeOf(r, decodeRoster); !reflect.DeepEqual(got, want) {
			t.Errorf("%s, %d:\ngot  %+v\nwant %+v", body, i, got, want)
		}
	}
}

func TestRosterDecodesLikeReference(t *testing.T) {
	t.Parallel()
	bodies := slices.Clone(oddRosters)
	for _, row := range oddRows {
		bodies = append(bodies, row, `{"members":[`+row, `{"teams":[{"id":"1","members":[{"user":{"id":70}},`+row+`,{"user":{"id":71}}]}]}`)
	}
	whole := bigRoster(2)
	for end := 0; end < len(whole); end += 5 {
		bodies = append(bodies, whole[:end])
	}
	for _, body := range bodies {
		checkAgainstReference(t, body, arrivals(body)...)
	}
}

// oddRosters are rosters that are unusual or broken outside their rows.
var oddRosters = []string{
	``, ` `, "\n", `{`, `{}`, `[]`, `5`, `5 `, `"x"`, `tru`, `null`, `{"teams"`, `{"teams":`, `{"teams" 5}`, `{"teams":5}`, `{"teams":[1 2]}`, `{"teams":[1,]}`,
	`{"teams":[,1]}`, `{"teams":[]]}`, `{"teams":[}`, `{"a":1,}`, `{1:2}`, `{"a" "b"}`, `{"a":1 "b":2}`, `{"teams":[]}{}`, `{"teams":[]}x`, `{"teams":[]} ` + "\n",
	`{"te\u0061ms":[{"id":"1"}]}`, `{"teams":[{"\u0069d":"1","name":"\u001b[31mX","color":"#ABCDEF"}]}`, `{"Teams":[{"id":"1"}]}`,
	`{"err":"no","ECODE":"X_1","error":{"a":1}}`, `{"err":["no"],"ECODE":5}`, `{"teams":[{"id":{"a":1},"name":[1]}]}`,
	`{"teams":[{"id":"1","members":[{"id":1}],"members":[{"id":2}]}]}`, `{"teams":[{"id":"1","id":"2","members":[{"id":1}],"id":"3"}]}`,
	`{"team":{"id":"1","members":[{"id":1}]},"members":[{"id":2}],"users":[{"id":3}]}`, `{"team":[1]}`, `{"team":null,"teams":"x"}`,
	"<html>", " \n<!doctype html>", "\ufeff<html>", "\ufeff{}", "\x00", `{"teams":[{"id":"1","avatar":"a\qb"}]}`, `{"x":[[],[{}],{"y":{}}],"teams":[]}`,
	`{"x":` + strings.Repeat("[", 60) + strings.Repeat("]", 60) + `,"teams":[]}`, `{"members":[[[]],[{]},1e5,-1,1.,"x",nul]}`,
}

func FuzzRosterAgainstReference(f *testing.F) {
	for _, body := range slices.Concat(oddRows, oddRosters) {
		f.Add(body)
	}
	f.Add(bigRoster(2))
	f.Add(`{"teams":[{"id":"1","members":[` + strings.Join(oddRows[:9], ",") + `]}]}`)
	f.Fuzz(func(t *testing.T, body string) {
		checkAgainstReference(t, body, strings.NewReader(body))
		body = `{"members":[` + body + `]}`
		checkAgainstReference(t, body, arrivals(body)[len(body)%4])
	})
}

// TestRosterLargerThanItsWindow decodes values that do not fit the window.
func TestRosterLargerThanItsWindow(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("long ", windowSize/4)
	person := `{"user":{"id":7,"username":"A"}}`
	for name, body := range map[string]string{
		"name":        `{"teams":[{"name":"` + long + `","id":"1","members":[` + person + `]}]}`,
		"row":         `{"teams":[{"id":"1","members":[` + person + `,{"user":{"id":8,"email":"` + long + `"}},` + person + `]}]}`,
		"skipped":     `{"more":[{"a":["` + long + `","` + long + `"]}],"members":[` + person + `]}`,
		"in a row":    `{"members":[` + person + `,{"more":["` + long + `"],"id":9},` + person + `]}`,
		"blanks":      `{"members":[` + strings.Repeat(" ", 2*windowSize) + person + strings.Repeat("\n", 2*windowSize) + `]}`,
		"broken":      `{"members":[` + person + `,{"more":["` + long + `"],"id":9,},` + person + `]}`,
		"cut":         `{"members":[` + person + `,{"more":["` + long,
		"many people": bigRoster(3000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := outcomeOf(strings.NewReader(body), referenceRoster)
			for _, r := range arrivals(body) {
				if got := outcomeOf(r, decodeRoster); !reflect.DeepEqual(got, want) {
					t.Errorf("%q, %d workspaces; want %q, %d", got.Why, len(got.All), want.Why, len(want.All))
				}
			}
		})
	}
}

func TestDeepRosterIsRefused(t *testing.T) {
	t.Parallel()
	body := `{"x":` + strings.Repeat(`[`, 100_000)
	if _, err := decodeRoster(strings.NewReader(body), "", nil); !errors.Is(err, errTooDeep) {
		t.Errorf("got %v", err)
	}
}

func TestPlainRun(t *testing.T) {
	t.Parallel()
	for odd := range 256 {
		plain := odd >= ' ' && odd < 0x7f && odd != '"' && odd != '\\'
		for at := range 20 {
			b := []byte(strings.Repeat("~ !#[]Az", 3))
			b[at] = byte(odd)
			b[at+2] = '"'
			want := at
			if plain {
				want = at + 2
			}
			if got := plainRun(b); got != want {
				t.Fatalf("%q is plain up to %d, not %d", b, want, got)
			}
		}
	}
}
