package sim

import (
	"testing"
	"time"
)

func TestTheWorldOfAMonthAgo(t *testing.T) {
	t.Parallel()
	now, then := New(Options{}), New(Options{DaysBack: 31})
	defer now.Close()
	defer then.Close()
	for mail, want := range map[string][2]bool{ // is there now, was there then
		Caller:                          {true, true},
		"bettina@northwind.example":     {true, false},
		"fresh.fay@client.example":      {true, false},
		"wang.wei@lotusmill.example":    {true, true},
		"leo@northwind.example":         {false, true},
		"pending.pat@northwind.example": {true, true},
	} {
		_, is := now.Guest(Northwind, mail)
		_, was := then.Guest(Northwind, mail)
		if is != want[0] || was != want[1] {
			t.Errorf("%s: here now is %v, then %v", mail, is, was)
		}
	}
	if p, _ := then.Guest(Northwind, "wang.wei@lotusmill.example"); !p.Pending || p.Name != "" {
		t.Errorf("who accepted since is %+v", p)
	}
	if p, _ := then.Guest(Northwind, "milan@northwind.example"); p.Role != roleGuest || p.Custom != 0 {
		t.Errorf("who became a member since is %+v", p)
	}
	if p, _ := then.Guest(Northwind, Caller); p.Role != roleOwner || p.Pending {
		t.Errorf("the caller is %+v", p)
	}
}

func TestNobodyIsSeenInTheFuture(t *testing.T) {
	t.Parallel()
	s := New(Options{DaysBack: 31, People: 3000, Workspaces: 5})
	defer s.Close()
	then := millis(Epoch().Add(-31 * 24 * time.Hour))
	for _, ws := range s.world.visible(Caller) {
		if len(ws.people) == 0 {
			t.Errorf("nobody is in %s", ws.name)
		}
		for _, p := range ws.people {
			if p.active > then || p.joined > then || p.invited > then || p.active > 0 && p.active < p.joined || p.joined == 0 && p.active > 0 {
				t.Fatalf("%s: %s is seen %d, joined %d, invited %d", ws.name, p.mail, p.active, p.joined, p.invited)
			}
		}
	}
}
