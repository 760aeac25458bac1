package sim

import (
	"testing"
	"time"

	"cutui/clickup/sim/internal/world"
)

func TestTheWorldOfAMonthAgo(t *testing.T) {
	t.Parallel()
	now, then := New(Options{}), New(Options{DaysBack: 31})
	defer now.Close()
	defer then.Close()
	for mail, want := range map[string][2]bool{ // is in the workspace now, was in it then
		world.Caller:                    {true, true},
		"bettina@northwind.example":     {true, false},
		"fresh.fay@client.example":      {true, false},
		"wang.wei@lotusmill.example":    {true, true},
		"leo@northwind.example":         {false, true},
		"pending.pat@northwind.example": {true, true},
	} {
		_, is := now.Guest(world.Northwind, mail)
		_, was := then.Guest(world.Northwind, mail)
		if is != want[0] || was != want[1] {
			t.Errorf("%s: here now is %v, then %v", mail, is, was)
		}
	}
	if p, _ := then.Guest(world.Northwind, "wang.wei@lotusmill.example"); !p.Pending || p.Name != "" {
		t.Errorf("who accepted since is %+v", p)
	}
	if p, _ := then.Guest(world.Northwind, "milan@northwind.example"); p.Role != world.RoleGuest || p.Custom != 0 {
		t.Errorf("who became a member since is %+v", p)
	}
	if p, _ := then.Guest(world.Northwind, world.Caller); p.Role != world.RoleOwner || p.Pending {
		t.Errorf("the caller is %+v", p)
	}
}

func TestNobodyIsSeenInTheFuture(t *testing.T) {
	t.Parallel()
	s := New(Options{DaysBack: 31, People: 3000, Workspaces: 5})
	defer s.Close()
	then := world.Millis(Epoch().Add(-31 * 24 * time.Hour))
	for _, ws := range s.world.Visible(world.Caller) {
		if len(ws.People) == 0 {
			t.Errorf("nobody is in %s", ws.Name)
		}
		for _, p := range ws.People {
			if p.Active > then || p.Joined > then || p.Invited > then || p.Active > 0 && p.Active < p.Joined || p.Joined == 0 && p.Active > 0 {
				t.Fatalf("%s: %s is seen %d, joined %d, invited %d", ws.Name, p.Mail, p.Active, p.Joined, p.Invited)
			}
		}
	}
}
