package sim

import (
	"cmp"
	"strconv"

	"cutui/clickup/sim/internal/world"
)

type wireDoc struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Creator  int64  `json:"creator"`
	Created  int64  `json:"date_created"`
	Deleted  bool   `json:"deleted"`
	Archived bool   `json:"archived"`
	Team     int64  `json:"workspace_id"`
}

type wireDocs struct {
	Docs []wireDoc `json:"docs"`
	Next text      `json:"next_cursor"`
}

// docs answers searchDocsPublic of the v3 API. The cursor is the index of the next page's first doc.
func (s *Server) docs(c *call) (any, error) {
	limit, err := strconv.Atoi(cmp.Or(c.query.Get("limit"), "50"))
	if err != nil || limit < 1 || limit > 100 {
		return nil, invalid("SIM_DOCS", "limit is from 1 to 100")
	}
	from, err := strconv.Atoi(cmp.Or(c.query.Get("next_cursor"), c.query.Get("cursor"), "0"))
	if err != nil || from < 0 {
		return nil, invalid("SIM_DOCS", "the cursor is not valid")
	}
	out := wireDocs{Docs: []wireDoc{}}
	team, _ := strconv.ParseInt(c.ws.ID, 10, 64)
	matching := 0
	for _, d := range c.ws.Docs {
		if creator := c.query.Get("creator"); creator != "" && creator != world.Itoa(d.Creator) {
			continue
		}
		if matching++; matching <= from {
			continue
		}
		if len(out.Docs) == limit {
			out.Next = text(strconv.Itoa(from + limit))
			break
		}
		out.Docs = append(out.Docs, wireDoc{
			ID: d.ID, Name: d.Name, Creator: d.Creator, Created: d.Created, Deleted: d.Deleted, Team: team,
		})
	}
	return out, nil
}
