"""The core of the responsibility matrix; it never imports streamlit. Its words, one a thing:

matrix      one company's answer to who does what: roles across, activities down, letters in the cells
role        a party that holds letters: a department, a post, a body, a group, somebody outside
activity    a row: one thing that is done, with its clause; `act` says of what kind (do, approve, accept, ...)
process     activities that belong together: a flow (ordered steps) or a list of duties
stage       one step of a flow as the relay draws it; a hand-off leads from one to the next
topic       what an activity is about; several owners of one topic are an overlap
letter      R does it, A answers for it, S helps, C is asked before, I is told after
cell        where an activity and a role meet; holds letters or nothing
mark        letters in a cell with their origin and reason
origin      where a mark comes from: stated (the text), decided (the log), proposed (somebody's suggestion)
layer       which origins are shown and judged: stated, today, proposed
gate        an activity that can end with a no: screen, approve, accept
clause      the place in the policy that an activity rests on
problem     what is wrong with a file, a call or a database: where, what, and what to do
rule        one question asked of a matrix; its Bad and Good examples are its tests
finding     one answer of a rule, in words and in place; severity gap, concern or note
fix         a way out of a finding, as changes of cells
effect      what a set of changes settles and raises
exception   a finding accepted with a reason and an end
change      one cell from these letters to those
amendment   one field of a row or role that letters cannot say, with its new value
event       one entry of the log, never changed: a decision, an exception, a parked question, a workshop's stages
decision    cells and fields that change in one sentence: an event of the log, or a step of a plan
plan        the shortest list of decisions to take that closes most causes; none of it is in the log
fold        the matrix of a file with all events laid over it: the matrix of today
misfit      an event that no longer fits the file
workshop    a sitting that settles rows: opened, revealed, closed
seat        a party at a workshop; one phone holds it
person      who acts: an id where somebody signs in, a name, and the rights to act with
motion      a decision over several rows that a workshop votes on once and applies once; rows may be split off
ballot      a seat's private answers before the reveal, or in a later vote on one item
slip        a ballot on paper or in a spreadsheet
"""
