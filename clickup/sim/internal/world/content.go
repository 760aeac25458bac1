package world

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Items of Northwind Studio that always exist.
const (
	ZebraTask  = "86bb4x7ff" // Zebra launch checklist
	HeldTask   = "HELD-3"    // custom id of Quarterly rollout 3
	SecretList = "Secret list"
)

// furnishNorthwind builds the agency's hierarchy, groups and shares.
func furnishNorthwind(w *World, ws *Workspace, now time.Time) {
	f := newFurnisher(w, ws, now)
	f.prefix = "NW"
	clients := f.space("Client work", shelf{"Client & Co", []string{"Launch", "Website", "Retainer"}}, 13)
	f.shelf(clients, shelf{"Brightwater", []string{"Campaign", "Film"}}, 13)
	f.shelf(clients, shelf{"Harborline", []string{"Rebrand", "Signage"}}, 12)
	f.shelf(clients, shelf{"", []string{"New business", "Intake 受付"}}, 9)
	launch := clients.Folders[0].Lists[0]
	zebra := f.task(launch, Task{ID: ZebraTask, Name: "Zebra launch checklist", Status: Statuses[1]})
	f.task(launch, Task{Name: "Print the zebra cards", Parent: zebra.ID, Status: Statuses[0]})
	f.task(launch, Task{Name: "Book the zebra hall", Parent: zebra.ID, Status: Statuses[3]})
	clients.Folders[1].Lists[1].Archived = true

	ops := f.space("Operations", shelf{"Planning", []string{"Quarter", "Hiring"}}, 8)
	for i := range 5 {
		f.task(ops.Folders[0].Lists[0], Task{
			Name: fmt.Sprintf("Quarterly rollout %d", i+1), Custom: fmt.Sprintf("HELD-%d", i+1), Status: Statuses[i%3],
		})
	}
	f.shelf(ops, shelf{"", []string{SecretList}}, 3).Lists[0].Locked = true
	f.prefix = ""
	f.space("Studio", shelf{"Library", []string{"Templates", "Photography"}}, 8).Private = true
	f.space("Old studio", shelf{"2019", []string{"Attic"}}, 2).Archived = true

	f.group("Design", "greta@gmail.com", "robin@northwind.example", "taro.yamada@northwind.example", "dana@northwind.example")
	f.group("Leads", Olga, Abel, Cora, "greta@gmail.com")
	f.group("Clients", "gus@client.example", Abel)
	f.group("Finance", Cora, "frida.freemail@gmail.com")
	f.shareNorthwind(zebra)
	f.holdNorthwind()
}

// shareNorthwind shares items with the guests of northwindCast, and an item or two of the clients'
// space with most of the others.
func (f *furnisher) shareNorthwind(zebra *Task) {
	clients := f.ws.Spaces[0]
	first, second, third := clients.Folders[0], clients.Folders[1], clients.Folders[2]
	f.share("cleo@client.example", first.Lists[1], "comment")
	f.share("cleo@client.example", zebra, "read")
	f.share("gus@client.example", first.Lists[0], "edit")
	f.share("elena@harborline.example", third, "create")
	f.share("elena@harborline.example", second.Lists[0], "edit")
	film := f.task(second.Lists[0], Task{Name: "Approve the teaser cut", Status: Statuses[3]})
	f.share("stan@brightwater.example", film, "comment")
	f.share("stan@brightwater.example", second.Lists[1], "read")
	f.share("rita@client.example", first.Lists[2], "comment")
	f.share("vera@client.example", first.Lists[1], "read")
	f.share("viggo@harborline.example", third.Lists[0], "read")
	f.share("wang.wei@lotusmill.example", clients.Folders[3].Lists[0], "edit")
	for i, p := range f.ws.People {
		if i < len(northwindCast) || p.Role != RoleGuest || f.rng.IntN(12) == 0 {
			continue
		}
		f.shareWithClient(p, clients)
	}
}

// shareWithClient shares a list of a guest's client with them, and maybe a task of it. Clients without
// their own folder get a task for their domain alone. So no two clients share a list by chance.
func (f *furnisher) shareWithClient(p *Person, clients *Space) {
	drawn := clients.Folders[f.rng.IntN(3)].Lists[f.rng.IntN(2)]
	level := Levels[[]int{0, 0, 0, 0, 1, 1, 1, 2}[f.rng.IntN(8)]]
	at := -1
	if f.rng.IntN(3) == 0 {
		at = f.rng.IntN(len(drawn.Tasks))
	}
	_, domain, _ := strings.Cut(p.Mail, "@")
	client := slices.Index(clientDomains(), domain)
	if client < 0 || client > 2 {
		loose := openTasks(clients.Folders[3].Lists)
		f.share(p.Mail, loose[(client+len(loose))%len(loose)], level)
		return
	}
	l := clients.Folders[client].Lists[drawn.Index]
	f.share(p.Mail, l, level)
	if at >= 0 {
		f.share(p.Mail, l.Tasks[at%len(l.Tasks)], level)
	}
}

func furnishFieldworks(w *World, ws *Workspace, now time.Time) {
	f := newFurnisher(w, ws, now)
	f.prefix = "FW"
	surveys := f.space("Surveys", shelf{"River delta", []string{"Sampling", "Lab results"}}, 8)
	f.shelf(surveys, shelf{"", []string{"Equipment"}}, 6)
	f.group("Field crew", "ngozi@fieldworks.example", "ayse@fieldworks.example")
	f.share("cleo@client.example", surveys.Folders[0].Lists[0], "read")
	f.share("moss@rivergate.example", surveys.Folders[0], "edit")
	f.holdFieldworks(surveys)
}

func furnishLabs(w *World, ws *Workspace, now time.Time) {
	f := newFurnisher(w, ws, now)
	tries := f.space("Experiments", shelf{"Ideas", []string{"Someday"}}, 7)
	f.shelf(tries, shelf{"", []string{"Scratch"}}, 5)
	f.share("theo@gmail.com", tries.Folders[0].Lists[0], "create")
}
