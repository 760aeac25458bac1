package clickup

import (
	"context"
	"iter"
	"strconv"
)

// docPageSize is the largest page of docs that ClickUp allows.
const docPageSize = 100

// Doc is a doc of the workspace.
type Doc struct {
	ID      string
	Name    string
	Creator UserID
	Created Stamp
}

type wireDoc struct {
	ID       text        `json:"id"`
	Name     text        `json:"name"`
	Creator  wireUserRef `json:"creator"`
	Created  moment      `json:"date_created"`
	Deleted  flag        `json:"deleted"`
	Archived flag        `json:"archived"`
}

type wireDocs struct {
	Docs many[wireDoc] `json:"docs"`
	Next text          `json:"next_cursor"`
}

// DocsBy yields the docs that creator created, page by page (searchDocsPublic of the v3
// API), without deleted and archived ones. It stops after the first error.
func (c *Client) DocsBy(ctx context.Context, ws WorkspaceID, creator UserID) iter.Seq2[[]Doc, error] {
	first := getV3("searchDocsPublic", string(ws), "docs").
		with("creator", creator.String()).with("limit", strconv.Itoa(docPageSize))
	return func(yield func([]Doc, error) bool) {
		call, seen := first, map[text]bool{}
		for {
			var page wireDocs
			if err := c.do(ctx, call, &page); err != nil {
				yield(nil, err)
				return
			}
			if page.Docs == nil {
				yield(nil, call.lacks("the docs"))
				return
			}
			if !yield(page.by(creator), nil) || page.Next == "" {
				return
			}
			if seen[page.Next] {
				yield(nil, call.lacks("a next page"))
				return
			}
			seen[page.Next] = true
			// ClickUp's documentation and its clients name the parameter differently, and
			// ClickUp ignores parameters that it does not know.
			call = first.with("next_cursor", string(page.Next)).with("cursor", string(page.Next))
		}
	}
}

// by returns the page's docs by creator. The server may ignore the filter of the request.
func (w *wireDocs) by(creator UserID) []Doc {
	docs := make([]Doc, 0, len(w.Docs))
	for i := range w.Docs {
		d := &w.Docs[i]
		by := d.Creator.id()
		if d.ID == "" || d.Deleted.on || d.Archived.on || by != 0 && by != creator {
			continue
		}
		docs = append(docs, Doc{ID: string(d.ID), Name: string(d.Name), Creator: creator, Created: d.Created.Stamp})
	}
	return docs
}
