package people

import (
	"testing"
	"time"
)

func TestUntilIsMergedByAddress(t *testing.T) {
	t.Parallel()
	day := func(d int) time.Time { return time.Date(2027, 3, d, 0, 0, 0, 0, time.UTC) }
	list := MergeUntil(nil, []Until{{"late@x.example", day(9)}, {"cleo@x.example", day(3)}, {"", day(1)}})
	if len(list) != 2 || list[0].Email != "cleo@x.example" {
		t.Fatalf("%+v", list)
	}
	list = MergeUntil(list, []Until{{"CLEO@x.example", day(20)}, {"late@x.example", time.Time{}}})
	if len(list) != 1 || list[0].Email != "CLEO@x.example" || !list[0].Day.Equal(day(20)) {
		t.Errorf("%+v", list)
	}
	if u := list[0]; u.Due(day(19)) || !u.Due(day(20)) {
		t.Error("a day is due before it comes, or not when it has come")
	}
}
