package sim

type wireSpace struct {
	ID       string                 `json:"id"`
	Name     string                 `json:"name"`
	Color    text                   `json:"color"`
	Private  bool                   `json:"private"`
	Avatar   text                   `json:"avatar"`
	Manage   bool                   `json:"admin_can_manage"`
	Statuses []wireStatus           `json:"statuses"`
	Multiple bool                   `json:"multiple_assignees"`
	Features map[string]wireFeature `json:"features"`
	Archived bool                   `json:"archived"`
	Members  []map[string]wireBrief `json:"members,omitempty"`
}

type wireFeature struct {
	Enabled     bool `json:"enabled"`
	StartDate   bool `json:"start_date"`
	RemapDue    bool `json:"remap_due_dates"`
	RemapClosed bool `json:"remap_closed_due_date"`
}

type wireFolder struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Index    int          `json:"orderindex"`
	Override bool         `json:"override_statuses"`
	Hidden   bool         `json:"hidden"`
	Space    *wirePlace   `json:"space,omitempty"`
	Count    string       `json:"task_count"`
	Archived bool         `json:"archived"`
	Statuses []wireStatus `json:"statuses"`
	Lists    []wireList   `json:"lists"`
	Level    string       `json:"permission_level"`
}

// wireList is a list. As in ClickUp, the number of tasks is a number in lists but a string in shared
// items.
type wireList struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Index    int          `json:"orderindex"`
	Content  string       `json:"content"`
	Status   *wireColored `json:"status"`
	Priority *wireColored `json:"priority"`
	Assignee *wireBrief   `json:"assignee"`
	Count    any          `json:"task_count"`
	Due      stamp        `json:"due_date"`
	Start    stamp        `json:"start_date"`
	Folder   *wirePlace   `json:"folder,omitempty"`
	Space    *wirePlace   `json:"space,omitempty"`
	Archived bool         `json:"archived"`
	Override bool         `json:"override_statuses"`
	Statuses []wireStatus `json:"statuses,omitempty"`
	Level    string       `json:"permission_level"`
}

type wireColored struct {
	Status string `json:"status"`
	Color  string `json:"color"`
}

// wirePlace is a list, folder or space of an item in it.
type wirePlace struct {
	ID     string         `json:"id"`
	Name   string         `json:"name,omitempty"`
	Hidden optional[bool] `json:"hidden,omitzero"`
	Access optional[bool] `json:"access,omitzero"`
}

type wireStatus struct {
	ID     string `json:"id"`
	Status string `json:"status"`
	Type   string `json:"type"`
	Index  int    `json:"orderindex"`
	Color  string `json:"color"`
}

type wireTasks struct {
	Tasks []wireTask `json:"tasks"`
	Last  bool       `json:"last_page"`
}

type wireTask struct {
	ID           string        `json:"id"`
	Custom       text          `json:"custom_id"`
	CustomItem   int           `json:"custom_item_id"`
	Name         string        `json:"name"`
	Text         string        `json:"text_content"`
	Description  string        `json:"description"`
	Status       wireStatus    `json:"status"`
	Index        string        `json:"orderindex"`
	Created      stamp         `json:"date_created"`
	Updated      stamp         `json:"date_updated"`
	Closed       stamp         `json:"date_closed"`
	Done         stamp         `json:"date_done"`
	Archived     bool          `json:"archived"`
	Creator      wireBrief     `json:"creator"`
	Assignees    []wireBrief   `json:"assignees"`
	Groups       []any         `json:"group_assignees"`
	Watchers     []wireBrief   `json:"watchers"`
	Checklists   []any         `json:"checklists"`
	Tags         []wireTag     `json:"tags"`
	Parent       text          `json:"parent"`
	TopParent    text          `json:"top_level_parent"`
	Priority     *wirePriority `json:"priority"`
	Due          stamp         `json:"due_date"`
	Start        stamp         `json:"start_date"`
	Points       *float64      `json:"points"`
	Estimate     *int64        `json:"time_estimate"`
	Spent        int64         `json:"time_spent"`
	Fields       []any         `json:"custom_fields"`
	Dependencies []any         `json:"dependencies"`
	Linked       []any         `json:"linked_tasks"`
	Locations    []any         `json:"locations"`
	Team         string        `json:"team_id"`
	URL          string        `json:"url"`
	Sharing      wireSharing   `json:"sharing"`
	Level        string        `json:"permission_level"`
	List         wirePlace     `json:"list"`
	Project      wirePlace     `json:"project"`
	Folder       wirePlace     `json:"folder"`
	Space        wirePlace     `json:"space"`
}

type wirePriority struct {
	Color    string `json:"color"`
	ID       string `json:"id"`
	Index    string `json:"orderindex"`
	Priority string `json:"priority"`
}

type wireTag struct {
	Name       string `json:"name"`
	Foreground string `json:"tag_fg"`
	Background string `json:"tag_bg"`
	Creator    int64  `json:"creator"`
}

type wireSharing struct {
	Public  bool     `json:"public"`
	Expires text     `json:"public_share_expires_on"`
	Fields  []string `json:"public_fields"`
	Token   text     `json:"token"`
	SEO     bool     `json:"seo_optimized"`
}
