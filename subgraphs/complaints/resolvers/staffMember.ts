/** A member of staff is an id here; the name is kept of those alone who have a complaint now (`@provides`). */
export interface StaffReference {
  id: string;
  name?: string;
}
