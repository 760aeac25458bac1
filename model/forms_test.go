package model

import (
	"fmt"
	"testing"
)

func TestNextPermissionGoesAround(t *testing.T) {
	t.Parallel()
	p := LeastPermission
	var seen []string
	for range 4 {
		p = NextPermission(p)
		seen = append(seen, p.Label())
	}
	if fmt.Sprint(seen) != "[comment edit full view]" {
		t.Errorf("%v", seen)
	}
}
