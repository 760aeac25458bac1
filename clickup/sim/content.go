package sim

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Items of Northwind Studio that are always there.
const (
	ZebraTask  = "86bb4x7ff" // Zebra launch checklist
	HeldTask   = "HELD-3"    // custom id of Quarterly rollout 3
	SecretList = "Secret list"
)

// furnishNorthwind builds the agency's hierarchy, groups and shares.
func furnishNorthwind(w *world, ws *workspace, now time.Time) {
	f := newFurnisher(w, ws, now)
	f.prefix = "NW"
	clients := f.space("Client work", shelf{"Client & Co", []string{"Launch", "Website", "Retainer"}}, 13)
	f.shelf(clients, shelf{"Brightwater", []string{"Campaign", "Film"}}, 13)
	f.shelf(clients, shelf{"Harborline", []string{"Rebrand", "Signage"}}, 12)
	f.shelf(clients, shelf{"", []string{"New business", "Intake 受付"}}, 9)
	launch := clients.folders[0].lists[0]
	zebra := f.task(launch, task{id: ZebraTask, name: "Zebra launch checklist", status: statuses[1]})
	f.task(launch, task{name: "Print the zebra cards", parent: zebra.id, status: statuses[0]})
	f.task(launch, task{name: "Book the zebra hall", parent: zebra.id, status: statuses[3]})
	clients.folders[1].lists[1].archived = true

	ops := f.space("Operations", shelf{"Planning", []string{"Quarter", "Hiring"}}, 8)
	for i := range 5 {
		f.task(ops.folders[0].lists[0], task{
			name: fmt.Sprintf("Quarterly rollout %d", i+1), custom: fmt.Sprintf("HELD-%d", i+1), status: statuses[i%3],
		})
	}
	f.shelf(ops, shelf{"", []string{SecretList}}, 3).lists[0].locked = true
	f.prefix = ""
	f.space("Studio", shelf{"Library", []string{"Templates", "Photography"}}, 8).private = true
	f.space("Old studio", shelf{"2019", []string{"Attic"}}, 2).archived = true

	f.group("Design", "greta@gmail.com", "robin@northwind.example", "taro.yamada@northwind.example", "dana@northwind.example")
	f.group("Leads", olga, abel, cora, "greta@gmail.com")
	f.group("Clients", "gus@client.example", abel)
	f.group("Finance", cora, "frida.freemail@gmail.com")
	f.shareNorthwind(zebra)
	f.holdNorthwind()
}

// shareNorthwind gives the cast's guests what their stories need, and most of
// the others an item or two of the clients' space.
func (f *furnisher) shareNorthwind(zebra *task) {
	clients := f.ws.spaces[0]
	first, second, third := clients.folders[0], clients.folders[1], clients.folders[2]
	f.share("cleo@client.example", first.lists[1], "comment")
	f.share("cleo@client.example", zebra, "read")
	f.share("gus@client.example", first.lists[0], "edit")
	f.share("elena@harborline.example", third, "create")
	f.share("elena@harborline.example", second.lists[0], "edit")
	film := f.task(second.lists[0], task{name: "Approve the teaser cut", status: statuses[3]})
	f.share("stan@brightwater.example", film, "comment")
	f.share("stan@brightwater.example", second.lists[1], "read")
	f.share("rita@client.example", first.lists[2], "comment")
	f.share("vera@client.example", first.lists[1], "read")
	f.share("viggo@harborline.example", third.lists[0], "read")
	f.share("wang.wei@lotusmill.example", clients.folders[3].lists[0], "edit")
	for i, p := range f.ws.people {
		if i < len(northwindCast) || p.role != roleGuest || f.rng.IntN(12) == 0 {
			continue
		}
		f.shareWithClient(p, clients)
	}
}

// shareWithClient shares a list of their own client with a guest, and maybe a task of it.
// Clients without a folder of their own get a task for their domain alone. So the people of
// two clients meet on a list only where that is planted.
func (f *furnisher) shareWithClient(p *person, clients *space) {
	drawn := clients.folders[f.rng.IntN(3)].lists[f.rng.IntN(2)]
	level := levels[[]int{0, 0, 0, 0, 1, 1, 1, 2}[f.rng.IntN(8)]]
	at := -1
	if f.rng.IntN(3) == 0 {
		at = f.rng.IntN(len(drawn.tasks))
	}
	_, domain, _ := strings.Cut(p.mail, "@")
	client := slices.Index(clientDomains(), domain)
	if client < 0 || client > 2 {
		loose := openTasks(clients.folders[3].lists)
		f.share(p.mail, loose[(client+len(loose))%len(loose)], level)
		return
	}
	l := clients.folders[client].lists[drawn.index]
	f.share(p.mail, l, level)
	if at >= 0 {
		f.share(p.mail, l.tasks[at%len(l.tasks)], level)
	}
}

func furnishFieldworks(w *world, ws *workspace, now time.Time) {
	f := newFurnisher(w, ws, now)
	f.prefix = "FW"
	surveys := f.space("Surveys", shelf{"River delta", []string{"Sampling", "Lab results"}}, 8)
	f.shelf(surveys, shelf{"", []string{"Equipment"}}, 6)
	f.group("Field crew", "ngozi@fieldworks.example", "ayse@fieldworks.example")
	f.share("cleo@client.example", surveys.folders[0].lists[0], "read")
	f.share("moss@rivergate.example", surveys.folders[0], "edit")
	f.holdFieldworks(surveys)
}

func furnishLabs(w *world, ws *workspace, now time.Time) {
	f := newFurnisher(w, ws, now)
	tries := f.space("Experiments", shelf{"Ideas", []string{"Someday"}}, 7)
	f.shelf(tries, shelf{"", []string{"Scratch"}}, 5)
	f.share("theo@gmail.com", tries.folders[0].lists[0], "create")
}
