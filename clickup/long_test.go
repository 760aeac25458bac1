package clickup

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLongTextsAreClipped(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 1<<19)
	var u wireMember
	if err := json.Unmarshal([]byte(`{"user":{"id":7,"username":"`+long+`","email":"`+long+`@a.example"}}`), &u); err != nil {
		t.Fatal(err)
	}
	p, ok := newPool().person(&u)
	if !ok || utf8.RuneCountInString(p.Name) != longestName || utf8.RuneCountInString(p.Email) != longestAddress {
		t.Errorf("name %d, address %d characters", utf8.RuneCountInString(p.Name), utf8.RuneCountInString(p.Email))
	}
}
